// Comparisons element by element, with broadcasting, make a mask. Numbers compare as IEEE 754 says:
// NaN is neither less than, nor equal to, nor greater than anything; only `.!=` holds for it.

extension NDArray where Element: NumericElement {
  /// Where `left` is less than `right`.
  public static func .< (left: NDArray, right: NDArray) -> NDArray<Bool> {
    comparison(left, .less, right, symbol: ".<")
  }

  /// Where the elements are less than a number.
  public static func .< (left: NDArray, right: Element) -> NDArray<Bool> {
    comparison(left, .less, NDArray(scalar: right), symbol: ".<")
  }

  /// Where `left` is less than or equal to `right`.
  public static func .<= (left: NDArray, right: NDArray) -> NDArray<Bool> {
    comparison(left, .lessOrEqual, right, symbol: ".<=")
  }

  /// Where the elements are less than or equal to a number.
  public static func .<= (left: NDArray, right: Element) -> NDArray<Bool> {
    comparison(left, .lessOrEqual, NDArray(scalar: right), symbol: ".<=")
  }

  /// Where `left` is greater than `right`.
  public static func .> (left: NDArray, right: NDArray) -> NDArray<Bool> {
    comparison(left, .greater, right, symbol: ".>")
  }

  /// Where the elements are greater than a number.
  public static func .> (left: NDArray, right: Element) -> NDArray<Bool> {
    comparison(left, .greater, NDArray(scalar: right), symbol: ".>")
  }

  /// Where `left` is greater than or equal to `right`.
  public static func .>= (left: NDArray, right: NDArray) -> NDArray<Bool> {
    comparison(left, .greaterOrEqual, right, symbol: ".>=")
  }

  /// Where the elements are greater than or equal to a number.
  public static func .>= (left: NDArray, right: Element) -> NDArray<Bool> {
    comparison(left, .greaterOrEqual, NDArray(scalar: right), symbol: ".>=")
  }

  /// Where `left` equals `right`.
  public static func .== (left: NDArray, right: NDArray) -> NDArray<Bool> {
    comparison(left, .equal, right, symbol: ".==")
  }

  /// Where the elements equal a number.
  public static func .== (left: NDArray, right: Element) -> NDArray<Bool> {
    comparison(left, .equal, NDArray(scalar: right), symbol: ".==")
  }

  /// Where `left` differs from `right`.
  public static func .!= (left: NDArray, right: NDArray) -> NDArray<Bool> {
    comparison(left, .notEqual, right, symbol: ".!=")
  }

  /// Where the elements differ from a number.
  public static func .!= (left: NDArray, right: Element) -> NDArray<Bool> {
    comparison(left, .notEqual, NDArray(scalar: right), symbol: ".!=")
  }
}
