/// The extents of a tensor, of which some may be unknown until the graph runs.
///
/// ```swift
/// let images: TensorShape = [nil, 784]     // any number of rows of 784
/// ```
public struct TensorShape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
  /// The extent of each axis; `nil` where it is unknown.
  public let extents: [Int?]

  /// Makes a shape from its extents; a negative one is the caller's mistake.
  public init(_ extents: [Int?]) {
    self.extents = extents
  }

  /// Makes a shape whose extents are all known.
  public init(_ extents: [Int]) {
    self.init(extents.map(Optional.some))
  }

  public init(arrayLiteral extents: Int?...) {
    self.init(extents)
  }

  /// The number of axes.
  public var rank: Int { extents.count }

  /// The extents if all are known.
  public var known: [Int]? {
    let known = extents.compactMap { $0 }
    return known.count == rank ? known : nil
  }

  /// The number of elements if all extents are known: 1 for rank 0.
  public var count: Int? { known.map { $0.reduce(1, *) } }

  /// Whether an array of `shape` may stand where this shape is declared.
  public func accepts(_ shape: [Int]) -> Bool {
    rank == shape.count && zip(extents, shape).allSatisfy { $0 == nil || $0 == $1 }
  }

  /// The extents as in an array's shape, with `?` for the unknown ones.
  public var description: String {
    "[" + extents.map { $0.map(String.init) ?? "?" }.joined(separator: ", ") + "]"
  }
}

extension TensorShape {
  /// The shape both broadcast to, aligned at the last axis; `nil` when they cannot fit.
  ///
  /// An unknown extent beside a known one above 1 is taken to be that one or 1, which is checked when
  /// the graph runs.
  func broadcast(with other: TensorShape) -> TensorShape? {
    var result: [Int?] = []
    for back in 1...max(rank, other.rank, 1) where back <= max(rank, other.rank) {
      let a = back <= rank ? extents[rank - back] : 1
      let b = back <= other.rank ? other.extents[other.rank - back] : 1
      switch (a, b) {
      case (1, _): result.append(b)
      case (_, 1): result.append(a)
      case (nil, _): result.append(b)
      case (_, nil): result.append(a)
      default:
        guard a == b else { return nil }
        result.append(a)
      }
    }
    return TensorShape(result.reversed())
  }

  /// Whether both may turn out to be the same shape.
  func mayEqual(_ other: TensorShape) -> Bool {
    rank == other.rank
      && zip(extents, other.extents).allSatisfy { $0 == nil || $1 == nil || $0 == $1 }
  }

  /// What both say together; they must be possibly equal.
  func merged(with other: TensorShape) -> TensorShape {
    TensorShape(zip(extents, other.extents).map { $0 ?? $1 })
  }

  /// This shape with other extents on some axes.
  func replacing(axis: Int, with extent: Int?) -> TensorShape {
    var extents = extents
    extents[axis] = extent
    return TensorShape(extents)
  }
}
