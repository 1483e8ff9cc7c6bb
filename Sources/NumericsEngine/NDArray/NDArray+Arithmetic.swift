// Every operator broadcasts: shapes are aligned at their last axis, and extents of 1 are repeated
// (see `broadcasted(to:)`). Each call makes a new row-major array in O(*count of the result*).

extension NDArray where Element: NumericElement {
  /// The sums element by element, `left + right`, with broadcasting.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public static func + (left: NDArray, right: NDArray) -> NDArray {
    elementwise(left, right, symbol: "+") { $0 + $1 }
  }

  /// The sums of every element and one number, `left + right`.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public static func + (left: NDArray, right: Element) -> NDArray {
    elementwise(left, NDArray(scalar: right), symbol: "+") { $0 + $1 }
  }

  /// The sums of one number and every element, `left + right`.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public static func + (left: Element, right: NDArray) -> NDArray {
    elementwise(NDArray(scalar: left), right, symbol: "+") { $0 + $1 }
  }

  /// The differences element by element, `left - right`, with broadcasting.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public static func - (left: NDArray, right: NDArray) -> NDArray {
    elementwise(left, right, symbol: "-") { $0 - $1 }
  }

  /// The differences of every element and one number, `left - right`.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public static func - (left: NDArray, right: Element) -> NDArray {
    elementwise(left, NDArray(scalar: right), symbol: "-") { $0 - $1 }
  }

  /// The differences of one number and every element, `left - right`.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public static func - (left: Element, right: NDArray) -> NDArray {
    elementwise(NDArray(scalar: left), right, symbol: "-") { $0 - $1 }
  }

  /// The products element by element, `left * right`, with broadcasting.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public static func * (left: NDArray, right: NDArray) -> NDArray {
    elementwise(left, right, symbol: "*") { $0 * $1 }
  }

  /// The products of every element and one number, `left * right`.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public static func * (left: NDArray, right: Element) -> NDArray {
    elementwise(left, NDArray(scalar: right), symbol: "*") { $0 * $1 }
  }

  /// The products of one number and every element, `left * right`.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public static func * (left: Element, right: NDArray) -> NDArray {
    elementwise(NDArray(scalar: left), right, symbol: "*") { $0 * $1 }
  }

  /// The negated elements.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  public static prefix func - (array: NDArray) -> NDArray {
    elementwise(array, NDArray(scalar: -1), symbol: "*") { $0 * $1 }
  }
}

extension NDArray where Element: RealElement {
  /// The quotients element by element, `left / right`, with broadcasting.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  public static func / (left: NDArray, right: NDArray) -> NDArray {
    elementwise(left, right, symbol: "/") { $0 / $1 }
  }

  /// The quotients of every element and one number, `left / right`.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  public static func / (left: NDArray, right: Element) -> NDArray {
    elementwise(left, NDArray(scalar: right), symbol: "/") { $0 / $1 }
  }

  /// The quotients of one number and every element, `left / right`.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  public static func / (left: Element, right: NDArray) -> NDArray {
    elementwise(NDArray(scalar: left), right, symbol: "/") { $0 / $1 }
  }
}

extension NDArray {
  /// A rank-0 array, which broadcasts to every shape.
  fileprivate init(scalar: Element) {
    self.init(storage: [scalar], layout: Layout(rowMajor: []))
  }
}
