/// How two numbers may compare.
enum Comparison {
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
}

/// Where the comparison holds; one loop for each, so that it is compiled to vector instructions.
@_specialize(where Element == Double)
@_specialize(where Element == Float)
@_specialize(where Element == Int)
func comparison<Element: NumericElement>(
  _ left: NDArray<Element>, _ comparison: Comparison, _ right: NDArray<Element>, symbol: String
) -> NDArray<Bool> {
  switch comparison {
  case .less: elementwise(left, right, symbol: symbol, <)
  case .lessOrEqual: elementwise(left, right, symbol: symbol, <=)
  case .greater: elementwise(left, right, symbol: symbol, >)
  case .greaterOrEqual: elementwise(left, right, symbol: symbol, >=)
  case .equal: elementwise(left, right, symbol: symbol, ==)
  case .notEqual: elementwise(left, right, symbol: symbol, !=)
  }
}
