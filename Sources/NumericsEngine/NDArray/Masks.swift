// A mask is an `NDArray<Bool>`, usually made by a comparison: `(x .> 0) .& (x .< 1)`.

extension NDArray<Bool> {
  /// Where the mask is false.
  public static prefix func .! (mask: NDArray) -> NDArray {
    mask .^ NDArray(scalar: true)
  }

  /// Where both masks are true, with broadcasting.
  public static func .& (left: NDArray, right: NDArray) -> NDArray {
    conjunction(left, right)
  }

  /// Where at least one of the masks is true, with broadcasting.
  public static func .| (left: NDArray, right: NDArray) -> NDArray {
    disjunction(left, right)
  }

  /// Where exactly one of the masks is true, with broadcasting.
  public static func .^ (left: NDArray, right: NDArray) -> NDArray {
    difference(left, right)
  }

  /// The number of elements that are true.
  ///
  /// `mask.trueCount == mask.count` says whether all are, `mask.trueCount > 0` whether any is.
  public var trueCount: Int { countTrue(self) }

  /// The number of true elements along `axis`; see ``NDArray/sum(axis:keepingDimensions:)``.
  ///
  /// `mask.trueCount(axis: 1) .> 0` says for which rows any element is true, `.== columns` for which
  /// all are.
  public func trueCount(axis: Int, keepingDimensions: Bool = false) -> NDArray<Int> {
    NDArray<Int>(self).sum(axis: axis, keepingDimensions: keepingDimensions)
  }
}
