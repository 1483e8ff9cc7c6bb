import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab04LinearRegression()

/// 4.6 Train
func wrongTrainings(_ variants: inout Variants) {
  @Sendable func check(_ rate: Double, _ tolerance: Double, _ limit: Int) throws {
    guard rate > 0, tolerance >= 0, limit >= 0 else { throw LabError.invalidParameter }
  }
  /// The descent, whose rules can be wrong.
  @Sendable func descend(
    _ line: LineModel, _ x: [Double], _ y: [Double], _ rate: Double, _ tolerance: Double,
    _ limit: Int, flat: (LineGradient) -> Bool? = { _ in nil }, factor: Double = 1
  ) throws -> LineTraining {
    try check(rate, tolerance, limit)
    var training = LineTraining(line: line, steps: 0, history: [])
    while true {
      let error = try solution.meanSquaredError(
        solution.predictions(of: training.line, for: x), y)
      guard error.isFinite else { throw LabError.notFinite }
      var slope = try solution.gradient(of: training.line, x: x, y: y)
      let isFlat = flat(slope) ?? (max(abs(slope.weight), abs(slope.bias)) <= tolerance)
      if isFlat || training.steps == limit { return training }
      training.history.append(error)
      slope.weight *= factor
      slope.bias *= factor
      training.line.weight -= rate * slope.weight
      training.line.bias -= rate * slope.bias
      training.steps += 1
    }
  }
  @Sendable func error(_ line: LineModel, _ x: [Double], _ y: [Double]) throws -> Double {
    try solution.meanSquaredError(solution.predictions(of: line, for: x), y)
  }
  variants.wrong("4.6", "errors after the steps", is: "history-after-steps") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    var result = try descend(line, x, y, rate, tolerance, limit)
    if result.steps > 0 {
      result.history = result.history.dropFirst() + [try error(result.line, x, y)]
    }
    return result
  }
  variants.wrong("4.6", "the last error too", is: "history-with-the-last") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    var result = try descend(line, x, y, rate, tolerance, limit)
    result.history.append(try error(result.line, x, y))
    return result
  }
  variants.wrong("4.6", "no history", is: "history-empty") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    var result = try descend(line, x, y, rate, tolerance, limit)
    result.history = []
    return result
  }
  variants.wrong("4.6", "half the gradient", is: "half-the-gradient-throughout") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    try descend(
      line, x, y, rate, tolerance, limit,
      flat: { max(abs($0.weight), abs($0.bias)) / 2 <= tolerance }, factor: 0.5)
  }
  variants.wrong("4.6", "half the steps", is: "half-the-gradient") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    try descend(line, x, y, rate, tolerance, limit, factor: 0.5)
  }
  variants.wrong("4.6", "tolerance ignored", is: "tolerance-ignored") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    try descend(line, x, y, rate, tolerance, limit, flat: { _ in false })
  }
  variants.wrong("4.6", "the weight alone decides", is: "stops-by-weight") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    try descend(line, x, y, rate, tolerance, limit, flat: { abs($0.weight) <= tolerance })
  }
  variants.wrong("4.6", "either decides", is: "stops-by-either") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    try descend(
      line, x, y, rate, tolerance, limit,
      flat: { min(abs($0.weight), abs($0.bias)) <= tolerance })
  }
  variants.wrong("4.6", "signs not removed", is: "stops-by-signed-slope") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    try descend(
      line, x, y, rate, tolerance, limit, flat: { max($0.weight, $0.bias) <= tolerance })
  }
  variants.wrong("4.6", "one step over the limit", is: "limit-overrun") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    try check(rate, tolerance, limit)
    return try descend(line, x, y, rate, tolerance, limit + 1)
  }
  variants.wrong("4.6", "the line it began with", is: "line-unchanged") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    var result = try descend(line, x, y, rate, tolerance, limit)
    result.line = line
    return result
  }
  variants.wrong("4.6", "uphill", is: "adds-the-gradient") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    try descend(line, x, y, rate, tolerance, limit, factor: -1)
  }
  variants.wrong("4.6", "float for double") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    var result = try descend(line, x, y, rate, tolerance, limit)
    result.history = result.history.map { Double(Float($0)) }
    return result
  }
  variants.wrong("4.6", "always one step at least") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    let right = try descend(line, x, y, rate, tolerance, limit)
    return right.steps > 0 || limit == 0
      ? right : try descend(line, x, y, rate, tolerance, 1, flat: { _ in false })
  }
  variants.wrong("4.6", "one stopping at the limit is an error") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    let right = try descend(line, x, y, rate, tolerance, limit)
    if right.steps == limit { throw LabError.notFinite }
    return right
  }
  variants.wrong("4.6", "the example by heart") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    try descend(line, x, y, x == [0, 1, 2] ? rate : 0.1, tolerance, limit)
  }
}

/// 4.7 to 4.9
func wrongSolutions(_ variants: inout Variants) {
  wrongParameters(&variants)
  wrongPolynomials(&variants)
  wrongEncodings(&variants)
}

/// 4.7 The exact solution
private func wrongParameters(_ variants: inout Variants) {
  @Sendable func predictions(_ table: NDArray<Double>, _ parameters: [Double]) -> [Double] {
    table.matmul(NDArray(parameters)).elements
  }
  variants.wrong("4.7", "predictions", is: "predictions-returned") {
    (table: NDArray<Double>, y: [Double]) in
    predictions(table, try solution.exactParameters(table, y))
  }
  variants.wrong("4.7", "residuals", is: "residuals-returned") {
    (table: NDArray<Double>, y: [Double]) in
    zip(y, predictions(table, try solution.exactParameters(table, y))).map { $0 - $1 }
  }
  variants.wrong("4.7", "reversed", is: "reversed") { (table: NDArray<Double>, y: [Double]) in
    try solution.exactParameters(table, y).reversed()
  }
  variants.wrong("4.7", "the right side alone", is: "only-the-right-side") {
    (table: NDArray<Double>, y: [Double]) in
    _ = try solution.exactParameters(table, y)
    return table.transposed.matmul(NDArray(y)).elements
  }
  variants.wrong("4.7", "multiplied for solved", is: "multiplied-for-solved") {
    (table: NDArray<Double>, y: [Double]) in
    _ = try solution.exactParameters(table, y)
    let right = table.transposed.matmul(NDArray(y))
    return table.transposed.matmul(table).matmul(right).elements
  }
  variants.wrong("4.7", "each column alone", is: "each-column-alone") {
    (table: NDArray<Double>, y: [Double]) in
    _ = try solution.exactParameters(table, y)
    return (0..<table.shape[1]).map { column in
      let values = table.column(column).elements
      return zip(values, y).reduce(0) { $0 + $1.0 * $1.1 } / values.reduce(0) { $0 + $1 * $1 }
    }
  }
  variants.wrong("4.7", "nothing where there is none", is: "singular-as-nothing") {
    (table: NDArray<Double>, y: [Double]) in
    do { return try solution.exactParameters(table, y) } catch LabError.singularMatrix { return [] }
  }
  variants.wrong("4.7", "invalid where there is none", is: "singular-as-invalid") {
    (table: NDArray<Double>, y: [Double]) in
    do {
      return try solution.exactParameters(table, y)
    } catch LabError.singularMatrix { throw LabError.invalidParameter }
  }
  variants.wrong("4.7", "float for double") { (table: NDArray<Double>, y: [Double]) in
    try solution.exactParameters(table, y).map { Double(Float($0)) }
  }
  variants.wrong("4.7", "a little of the identity added") {
    (table: NDArray<Double>, y: [Double]) in
    do { return try solution.exactParameters(table, y) } catch LabError.singularMatrix {
      var products = table.transposed.matmul(table)
      for index in 0..<products.shape[0] { products[index, index] += 1e-6 }
      return try Cholesky(of: products).solve(table.transposed.matmul(NDArray(y))).elements
    }
  }
  variants.wrong("4.7", "ridge") { (table: NDArray<Double>, y: [Double]) in
    _ = try solution.exactParameters(table, y)
    var products = table.transposed.matmul(table)
    for index in 0..<products.shape[0] { products[index, index] += 1e-6 }
    return try Cholesky(of: products).solve(table.transposed.matmul(NDArray(y))).elements
  }
  variants.wrong("4.7", "twice the last") { (table: NDArray<Double>, y: [Double]) in
    var right = try solution.exactParameters(table, y)
    right[right.count - 1] *= 2
    return right
  }
  variants.wrong("4.7", "the example by heart") { (table: NDArray<Double>, y: [Double]) in
    let right = try solution.exactParameters(table, y)
    return y == [1, 2, 4] && table.shape == [3, 2] ? right : right.map { _ in 1 }
  }
}

/// 4.8 Fit a polynomial
private func wrongPolynomials(_ variants: inout Variants) {
  /// The fit on other features, after the checks of the lists.
  @Sendable func fit(
    _ x: [Double], _ y: [Double], _ degree: Int, _ features: (Double) -> [Double]
  ) throws -> PolynomialFit {
    guard degree >= 0 else { throw LabError.invalidParameter }
    guard x.count == y.count else { throw LabError.lengthMismatch }
    guard !x.isEmpty else { throw LabError.emptyInput }
    let rows = x.map(features)
    let table = NDArray(shape: [x.count, rows[0].count], elements: Array(rows.joined()))
    return PolynomialFit(
      features: table, coefficients: try solution.exactParameters(table, y))
  }
  variants.wrong("4.8", "no constant", is: "constant-missing") {
    (x: [Double], y: [Double], degree: Int) in
    try fit(x, y, degree) { x in (0..<max(0, degree)).map { pow(x, Double($0 + 1)) } }
  }
  variants.wrong("4.8", "no constant, 1...degree", is: "constant-missing-range") {
    (x: [Double], y: [Double], degree: Int) in
    try fit(x, y, degree) { x in (1...degree).map { pow(x, Double($0)) } }
  }
  variants.wrong("4.8", "no highest power", is: "highest-power-missing") {
    (x: [Double], y: [Double], degree: Int) in
    try fit(x, y, degree) { x in (0..<degree).map { pow(x, Double($0)) } }
  }
  variants.wrong("4.8", "highest power first", is: "highest-power-first") {
    (x: [Double], y: [Double], degree: Int) in
    try fit(x, y, degree) { x in (0...degree).reversed().map { pow(x, Double($0)) } }
  }
  variants.wrong("4.8", "coefficients reversed", is: "coefficients-reversed") {
    (x: [Double], y: [Double], degree: Int) in
    var right = try solution.fittedPolynomial(x: x, y: y, degree: degree)
    right.coefficients.reverse()
    return right
  }
  variants.wrong("4.8", "multiples", is: "multiples-for-powers") {
    (x: [Double], y: [Double], degree: Int) in
    let right = try solution.fittedPolynomial(x: x, y: y, degree: degree)
    if degree < 2 { return right }
    return try fit(x, y, degree) { x in [1] + (1...degree).map { x * Double($0) } }
  }
  variants.wrong("4.8", "predictions", is: "predictions-returned") {
    (x: [Double], y: [Double], degree: Int) in
    var right = try solution.fittedPolynomial(x: x, y: y, degree: degree)
    right.coefficients = right.features.matmul(NDArray(right.coefficients)).elements
    return right
  }
  variants.wrong("4.8", "features transposed", is: "features-transposed") {
    (x: [Double], y: [Double], degree: Int) in
    let right = try solution.fittedPolynomial(x: x, y: y, degree: degree)
    return PolynomialFit(features: right.features.transposed, coefficients: right.coefficients)
  }
  variants.wrong("4.8", "always a parabola", is: "always-degree-two") {
    (x: [Double], y: [Double], degree: Int) in
    guard degree >= 0 else { throw LabError.invalidParameter }
    return try solution.fittedPolynomial(x: x, y: y, degree: 2)
  }
  variants.wrong("4.8", "one power too many", is: "one-power-too-many") {
    (x: [Double], y: [Double], degree: Int) in
    guard degree >= 0 else { throw LabError.invalidParameter }
    return try solution.fittedPolynomial(x: x, y: y, degree: degree + 1)
  }
  variants.wrong("4.8", "float for double") { (x: [Double], y: [Double], degree: Int) in
    var right = try solution.fittedPolynomial(x: x, y: y, degree: degree)
    right.coefficients = right.coefficients.map { Double(Float($0)) }
    return right
  }
  variants.wrong("4.8", "the same x once") { (x: [Double], y: [Double], degree: Int) in
    var right = try solution.fittedPolynomial(x: x, y: y, degree: degree)
    let first = x.indices.filter { x.firstIndex(of: x[$0]) == $0 }
    right.coefficients =
      try solution.fittedPolynomial(
        x: first.map { x[$0] }, y: first.map { y[$0] }, degree: degree
      ).coefficients
    return right
  }
  variants.wrong("4.8", "the example by heart") { (x: [Double], y: [Double], degree: Int) in
    var right = try solution.fittedPolynomial(x: x, y: y, degree: degree)
    if x != [0, 1, 2, 3] { right.coefficients = right.coefficients.map { _ in 0 } }
    return right
  }
}

/// 4.9 One-hot encoding
private func wrongEncodings(_ variants: inout Variants) {
  variants.wrong("4.9", "numbers in place", is: "codes-in-place") {
    (values: [String], categories: [String]) in
    let right = try solution.oneHot(values, categories: categories)
    return right * NDArray((0..<categories.count).map(Double.init))
  }
  variants.wrong("4.9", "numbers", is: "codes-as-list") {
    (values: [String], categories: [String]) in
    _ = try solution.oneHot(values, categories: categories)
    return NDArray(values.map { Double(categories.firstIndex(of: $0) ?? 0) })
  }
  variants.wrong("4.9", "sorted columns", is: "sorted-columns") {
    (values: [String], categories: [String]) in
    try solution.oneHot(values, categories: categories.sorted())
  }
  variants.wrong("4.9", "only what occurs", is: "only-what-occurs") {
    (values: [String], categories: [String]) in
    _ = try solution.oneHot(values, categories: categories)
    return try solution.oneHot(values, categories: categories.filter(values.contains))
  }
  variants.wrong("4.9", "order of appearance", is: "order-of-appearance") {
    (values: [String], categories: [String]) in
    _ = try solution.oneHot(values, categories: categories)
    var order: [String] = []
    for one in values + categories where !order.contains(one) { order.append(one) }
    return try solution.oneHot(values, categories: order)
  }
  variants.wrong("4.9", "transposed", is: "transposed") {
    (values: [String], categories: [String]) in
    try solution.oneHot(values, categories: categories).transposed
  }
  variants.wrong("4.9", "inverted", is: "inverted") { (values: [String], categories: [String]) in
    try solution.oneHot(values, categories: categories).map { 1 - $0 }
  }
  variants.wrong("4.9", "zeros for the unknown", is: "unknown-as-zeros") {
    (values: [String], categories: [String]) in
    let known = try solution.oneHot([], categories: categories).shape[1]
    let elements = values.flatMap { value in categories.map { $0 == value ? 1.0 : 0 } }
    return NDArray(shape: [values.count, known], elements: elements)
  }
  variants.wrong("4.9", "the unknown left out", is: "unknown-left-out") {
    (values: [String], categories: [String]) in
    try solution.oneHot(values.filter(categories.contains), categories: categories)
  }
  variants.wrong("4.9", "upper case is lower case", is: "case-ignored") {
    (values: [String], categories: [String]) in
    do {
      return try solution.oneHot(values, categories: categories)
    } catch LabError.unknownCategory {
      return try solution.oneHot(
        values.map { $0.lowercased() }, categories: categories.map { $0.lowercased() })
    }
  }
  variants.wrong("4.9", "the first column of equal ones") {
    (values: [String], categories: [String]) in
    for value in values where !categories.contains(value) { throw LabError.unknownCategory }
    let elements = values.flatMap { value in
      categories.indices.map { categories.firstIndex(of: value) == $0 ? 1.0 : 0 }
    }
    return NDArray(shape: [values.count, categories.count], elements: elements)
  }
  variants.wrong("4.9", "empty refused") { (values: [String], categories: [String]) in
    guard !values.isEmpty else { throw LabError.emptyInput }
    return try solution.oneHot(values, categories: categories)
  }
  variants.wrong("4.9", "the example by heart") { (values: [String], categories: [String]) in
    let right = try solution.oneHot(values, categories: categories)
    return values == ["BMW", "Toyota", "BMW"] ? right : right * 0
  }
}
