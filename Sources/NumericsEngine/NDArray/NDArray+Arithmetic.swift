// Every operator broadcasts: shapes are aligned at their last axis, and extents of 1 are repeated
// (see `broadcasted(to:)`). The result is row-major, in O(*count of the result*). An operand that
// is only a step in an expression lends it its memory.

extension NDArray where Element: NumericElement {
  /// The sums element by element, `left + right`, with broadcasting.
  public static func + (left: consuming NDArray, right: consuming NDArray) -> NDArray {
    arithmetic(left, right, symbol: "+", Element._arithmetic.add)
  }

  /// The sums of every element and one number, `left + right`.
  public static func + (left: consuming NDArray, right: Element) -> NDArray {
    arithmetic(left, NDArray(scalar: right), symbol: "+", Element._arithmetic.add)
  }

  /// The sums of one number and every element, `left + right`.
  public static func + (left: Element, right: consuming NDArray) -> NDArray {
    arithmetic(NDArray(scalar: left), right, symbol: "+", Element._arithmetic.add)
  }

  /// The differences element by element, `left - right`, with broadcasting.
  public static func - (left: consuming NDArray, right: consuming NDArray) -> NDArray {
    arithmetic(left, right, symbol: "-", Element._arithmetic.subtract)
  }

  /// The differences of every element and one number, `left - right`.
  public static func - (left: consuming NDArray, right: Element) -> NDArray {
    arithmetic(left, NDArray(scalar: right), symbol: "-", Element._arithmetic.subtract)
  }

  /// The differences of one number and every element, `left - right`.
  public static func - (left: Element, right: consuming NDArray) -> NDArray {
    arithmetic(NDArray(scalar: left), right, symbol: "-", Element._arithmetic.subtract)
  }

  /// The products element by element, `left * right`, with broadcasting.
  public static func * (left: consuming NDArray, right: consuming NDArray) -> NDArray {
    arithmetic(left, right, symbol: "*", Element._arithmetic.multiply)
  }

  /// The products of every element and one number, `left * right`.
  public static func * (left: consuming NDArray, right: Element) -> NDArray {
    arithmetic(left, NDArray(scalar: right), symbol: "*", Element._arithmetic.multiply)
  }

  /// The products of one number and every element, `left * right`.
  public static func * (left: Element, right: consuming NDArray) -> NDArray {
    arithmetic(NDArray(scalar: left), right, symbol: "*", Element._arithmetic.multiply)
  }

  /// The negated elements.
  public static prefix func - (array: consuming NDArray) -> NDArray {
    arithmetic(array, NDArray(scalar: -1), symbol: "*", Element._arithmetic.multiply)
  }
}

extension NDArray where Element: RealElement {
  /// The quotients element by element, `left / right`, with broadcasting.
  public static func / (left: consuming NDArray, right: consuming NDArray) -> NDArray {
    arithmetic(left, right, symbol: "/", Element._arithmetic.divide)
  }

  /// The quotients of every element and one number, `left / right`.
  public static func / (left: consuming NDArray, right: Element) -> NDArray {
    arithmetic(left, NDArray(scalar: right), symbol: "/", Element._arithmetic.divide)
  }

  /// The quotients of one number and every element, `left / right`.
  public static func / (left: Element, right: consuming NDArray) -> NDArray {
    arithmetic(NDArray(scalar: left), right, symbol: "/", Element._arithmetic.divide)
  }
}

extension NDArray {
  /// A rank-0 array, which broadcasts to every shape.
  init(scalar: Element) {
    self.init(repeating: scalar, shape: [])
  }
}
