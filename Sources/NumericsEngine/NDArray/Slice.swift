/// Which elements a subscript takes along one axis: an `Int`, a range of Swift, or a ``Slice``.
///
/// ```swift
/// image[10..<20, .all]          // ten rows
/// image[-1, 3...]               // the last row from column 3 on
/// image[Slice(step: -1), .all]  // upside down
/// ```
public protocol AxisSelector: Sendable {
  /// What is taken from an axis of `extent` elements; `nil` when it does not fit.
  func _selection(extent: Int) -> _AxisSelection?
}

/// What a selector takes from an axis of known extent.
public enum _AxisSelection {
  /// One element; the axis is left out of the result.
  case index(Int)
  case elements(start: Int, step: Int, count: Int)
}

/// Every `step`-th element from one index up to, but without, another: Python's `start:stop:step`.
///
/// An index below 0 counts back from the end. What lies beyond the ends is cut off. A part left out
/// means "from the beginning" and "to the end", in the direction of `step`.
public struct Slice: AxisSelector, Equatable {
  public let start: Int?
  public let stop: Int?
  public let step: Int

  /// Makes a slice; `step` may be negative, not 0.
  public init(from start: Int? = nil, to stop: Int? = nil, step: Int = 1) {
    if step == 0 {
      callerMistake(
        "A slice cannot have the step 0.", expected: "a step of 1, 2 … or −1, −2 …", got: "0",
        toDo: "use an index instead to take a single element")
    }
    self.start = start
    self.stop = stop
    self.step = step
  }

  /// The indices taken from `extent` elements: the first, and how many.
  public func indices(extent: Int) -> (first: Int, count: Int) {
    // Backwards, the places run from extent − 1 down to −1, which stands for "past the first".
    let bounds = step > 0 ? (0, extent) : (-1, extent - 1)
    func place(_ index: Int?, or open: Int) -> Int {
      guard let index else { return open }
      return min(max(index < 0 ? index + extent : index, bounds.0), bounds.1)
    }
    let first = place(start, or: step > 0 ? bounds.0 : bounds.1)
    let end = place(stop, or: step > 0 ? bounds.1 : bounds.0)
    let distance = step > 0 ? end - first : first - end
    guard distance > 0 else { return (0, 0) }
    return (first, Int((UInt(distance) - 1) / step.magnitude) + 1)
  }

  public func _selection(extent: Int) -> _AxisSelection? {
    let (first, count) = indices(extent: extent)
    return .elements(start: first, step: count > 1 ? step : 1, count: count)
  }
}

extension AxisSelector where Self == Slice {
  /// The whole axis.
  public static var all: Slice { Slice() }
}

extension Int: AxisSelector {
  public func _selection(extent: Int) -> _AxisSelection? {
    let index = self < 0 ? self + extent : self
    return 0..<extent ~= index ? .index(index) : nil
  }
}

extension Range<Int>: AxisSelector {
  public func _selection(extent: Int) -> _AxisSelection? {
    lowerBound >= 0 && upperBound <= extent
      ? .elements(start: lowerBound, step: 1, count: count) : nil
  }
}

extension ClosedRange<Int>: AxisSelector {
  public func _selection(extent: Int) -> _AxisSelection? {
    lowerBound >= 0 && upperBound < extent
      ? .elements(start: lowerBound, step: 1, count: count) : nil
  }
}

extension PartialRangeFrom<Int>: AxisSelector {
  public func _selection(extent: Int) -> _AxisSelection? {
    0...extent ~= lowerBound
      ? .elements(start: lowerBound, step: 1, count: extent - lowerBound) : nil
  }
}

extension PartialRangeUpTo<Int>: AxisSelector {
  public func _selection(extent: Int) -> _AxisSelection? {
    0...extent ~= upperBound ? .elements(start: 0, step: 1, count: upperBound) : nil
  }
}

extension PartialRangeThrough<Int>: AxisSelector {
  public func _selection(extent: Int) -> _AxisSelection? {
    -1..<extent ~= upperBound ? .elements(start: 0, step: 1, count: upperBound + 1) : nil
  }
}
