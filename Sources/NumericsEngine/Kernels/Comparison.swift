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
  elementwise(left, right, symbol: symbol) { out, a, strideA, b, strideB, count in
    switch comparison {
    case .less: combineRun(out, a, strideA, b, strideB, count, <)
    case .lessOrEqual: combineRun(out, a, strideA, b, strideB, count, <=)
    case .greater: combineRun(out, a, strideA, b, strideB, count, >)
    case .greaterOrEqual: combineRun(out, a, strideA, b, strideB, count, >=)
    case .equal: combineRun(out, a, strideA, b, strideB, count, ==)
    case .notEqual: combineRun(out, a, strideA, b, strideB, count, !=)
    }
  }
}

/// Whether two arrays of one shape hold equal elements.
@_specialize(where Element == Double)
@_specialize(where Element == Float)
@_specialize(where Element == Int)
@_specialize(where Element == Bool)
func equalElements<Element>(_ left: NDArray<Element>, _ right: NDArray<Element>) -> Bool {
  let (left, right) = (left.contiguous(), right.contiguous())
  return left.read { a in
    right.read { b in
      (0..<left.count).allSatisfy { a[$0] == b[$0] }
    }
  }
}
