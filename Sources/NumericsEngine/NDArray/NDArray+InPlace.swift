// In place, the array on the left keeps its shape and its memory; the operand on the right
// broadcasts to it. Where another array shares the memory, this one's elements are copied first.

extension NDArray where Element: NumericElement {
  /// Adds `right`, element by element, to this array.
  public static func += (left: inout NDArray, right: NDArray) {
    combineInPlace(&left, right, symbol: "+=", Element._arithmetic.add)
  }

  /// Adds one number to every element.
  public static func += (left: inout NDArray, right: Element) {
    combine(into: &left, NDArray(scalar: right), Element._arithmetic.add)
  }

  /// Subtracts `right`, element by element, from this array.
  public static func -= (left: inout NDArray, right: NDArray) {
    combineInPlace(&left, right, symbol: "-=", Element._arithmetic.subtract)
  }

  /// Subtracts one number from every element.
  public static func -= (left: inout NDArray, right: Element) {
    combine(into: &left, NDArray(scalar: right), Element._arithmetic.subtract)
  }

  /// Multiplies this array by `right`, element by element.
  public static func *= (left: inout NDArray, right: NDArray) {
    combineInPlace(&left, right, symbol: "*=", Element._arithmetic.multiply)
  }

  /// Multiplies every element by one number.
  public static func *= (left: inout NDArray, right: Element) {
    combine(into: &left, NDArray(scalar: right), Element._arithmetic.multiply)
  }
}

extension NDArray where Element: RealElement {
  /// Divides this array by `right`, element by element.
  public static func /= (left: inout NDArray, right: NDArray) {
    combineInPlace(&left, right, symbol: "/=", Element._arithmetic.divide)
  }

  /// Divides every element by one number.
  public static func /= (left: inout NDArray, right: Element) {
    combine(into: &left, NDArray(scalar: right), Element._arithmetic.divide)
  }
}

private func combineInPlace<Element: NumericElement>(
  _ left: inout NDArray<Element>, _ right: NDArray<Element>, symbol: String,
  _ kernel: BinaryKernel<Element>
) {
  guard broadcastShape(left.shape, right.shape) == left.shape else {
    callerMistake(
      "The shapes in left \(symbol) right do not fit together.",
      expected: "on the right a shape that broadcasts to \(left.shape)", got: "\(right.shape)",
      toDo:
        "reshape the right side, or write left = left \(symbol.dropLast()) right for a new shape")
  }
  combine(into: &left, right, kernel)
}
