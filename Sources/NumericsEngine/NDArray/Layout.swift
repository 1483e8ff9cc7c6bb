/// Where the elements of an array lie in its storage.
///
/// Element `[i₀, i₁, …]` lies at
/// ```
/// offset + i₀ · strides[0] + i₁ · strides[1] + …
/// ```
/// A view (row, column, transpose, broadcast) is another layout over the same storage.
@usableFromInline
struct Layout: Equatable, Sendable {
  @usableFromInline let shape: [Int]
  @usableFromInline let strides: [Int]
  @usableFromInline let offset: Int

  /// The number of elements: the product of `shape`, 1 for rank 0.
  @usableFromInline let count: Int

  /// Whether the elements lie one after the other in row-major order.
  @usableFromInline let isContiguous: Bool

  /// Whether several indices may name the same place (a stride of 0, as broadcasting makes it).
  @usableFromInline let repeatsElements: Bool

  init(shape: [Int], strides: [Int], offset: Int) {
    self.shape = shape
    self.strides = strides
    self.offset = offset
    count = Self.elementCount(of: shape)
    isContiguous = count == 0 || Self.areRowMajor(strides, for: shape)
    repeatsElements = zip(shape, strides).contains { $0 > 1 && $1 == 0 }
  }

  /// The row-major layout of `shape`, starting at the beginning of its storage.
  init(rowMajor shape: [Int]) {
    self.init(shape: shape, strides: Self.rowMajorStrides(of: shape), offset: 0)
  }

  @usableFromInline var rank: Int { shape.count }

  static func rowMajorStrides(of shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() {
      // What does not fit into an Int here is refused, with a text, where the count is made.
      strides[axis] = strides[axis + 1] &* max(1, shape[axis + 1])
    }
    return strides
  }

  /// The product of the extents; a negative extent or a product beyond `Int` is the caller's
  /// mistake.
  static func elementCount(of shape: [Int]) -> Int {
    if let negative = shape.firstIndex(where: { $0 < 0 }) {
      callerMistake(
        "An array cannot have the shape \(shape).",
        expected: "extents of 0 or more", got: "\(shape[negative]) on axis \(negative)",
        toDo: "give every axis the number of elements it has")
    }
    // The extents beside a 0 count too: strides are products of them.
    var count = 1
    for extent in shape where extent != 0 {
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      if overflow {
        callerMistake(
          "An array of shape \(shape) has more elements than can be counted.",
          expected: "at most \(Int.max) elements", got: "the shape \(shape)",
          toDo: "check the extents; one of them is far too large")
      }
      count = product
    }
    return shape.contains(0) ? 0 : count
  }

  private static func areRowMajor(_ strides: [Int], for shape: [Int]) -> Bool {
    var dense = 1
    for (extent, stride) in zip(shape, strides).reversed() where extent > 1 {
      if stride != dense { return false }
      dense *= extent
    }
    return true
  }
}

extension Layout {
  /// `index` counted from 0, where a negative `index` counts back from the end.
  @inlinable
  @inline(__always)
  func resolve(_ index: Int, axis: Int) -> Int {
    let extent = shape[axis]
    let resolved = index < 0 ? index &+ extent : index
    guard UInt(bitPattern: resolved) < UInt(bitPattern: extent) else {
      outOfBounds(index, axis: axis)
    }
    return resolved
  }

  /// `axis` counted from 0, where a negative `axis` counts back from the last one.
  func resolve(axis: Int, operation: String) -> Int {
    let resolved = axis < 0 ? axis + rank : axis
    guard resolved >= 0, resolved < rank else {
      callerMistake(
        "\(operation) was asked for axis \(axis) of an array of shape \(shape).",
        expected: rank == 0 ? "no axis: the array has rank 0" : "an axis in \(-rank)...\(rank - 1)",
        got: "axis \(axis)", toDo: "count axes from 0, or back from −1 for the last one")
    }
    return resolved
  }

  @inlinable
  @inline(__always)
  func position(_ row: Int) -> Int {
    guard shape.count == 1 else { wrongIndexCount(1) }
    return offset &+ resolve(row, axis: 0) &* strides[0]
  }

  @inlinable
  @inline(__always)
  func position(_ row: Int, _ column: Int) -> Int {
    guard shape.count == 2 else { wrongIndexCount(2) }
    return offset &+ resolve(row, axis: 0) &* strides[0] &+ resolve(column, axis: 1) &* strides[1]
  }

  @inlinable
  func position(_ indices: [Int]) -> Int {
    guard shape.count == indices.count else { wrongIndexCount(indices.count) }
    var position = offset
    for axis in indices.indices {
      position &+= resolve(indices[axis], axis: axis) &* strides[axis]
    }
    return position
  }

  @usableFromInline
  @inline(never)
  func outOfBounds(_ index: Int, axis: Int) -> Never {
    let extent = shape[axis]
    callerMistake(
      "Index \(index) is out of bounds on axis \(axis) of an array of shape \(shape).",
      expected: extent == 0
        ? "no index at all: axis \(axis) is empty" : "an index in \(-extent)...\(extent - 1)",
      got: "\(index)", toDo: "compare the loop's bounds with shape[\(axis)], which is \(extent)")
  }

  @usableFromInline
  @inline(never)
  func wrongIndexCount(_ count: Int) -> Never {
    callerMistake(
      "An array of shape \(shape) was indexed with \(count) \(count == 1 ? "index" : "indices").",
      expected: "\(rank) \(rank == 1 ? "index" : "indices"), one per axis", got: "\(count)",
      toDo: rank == 2 && count == 1
        ? "write a[i, j] for one element, a.row(i) for a whole row"
        : "give one index for every axis")
  }
}
