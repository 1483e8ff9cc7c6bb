import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab04LinearRegression()

/// Lab 4: right answers, written in other ways.
func linearRegressionRightAnswers(_ variants: inout Variants) {
  guess(&variants)
  descend(&variants)
  solve(&variants)
}

/// 4.1 to 4.3
private func guess(_ variants: inout Variants) {
  variants.right("4.1", "one number after the other") {
    (count: Int, line: LineModel, noise: Double, seeded: SeededGenerator) in
    if count < 0 || !(noise >= 0) || noise == .infinity { throw LabError.invalidParameter }
    var generator = seeded.generator
    var points = NoisyPoints(x: [], y: [])
    for _ in 0..<count { points.x.append(generator.uniform()) }
    for x in points.x {
      let clean = line.bias + x * line.weight
      points.y.append(clean + generator.normal(mean: 0, standardDeviation: noise))
    }
    return points
  }
  variants.right("4.1", "whole arrays, noise scaled afterwards") {
    (count: Int, line: LineModel, noise: Double, seeded: SeededGenerator) in
    guard count >= 0, noise >= 0, noise < .infinity else { throw LabError.invalidParameter }
    var generator = seeded.generator
    let x = NDArray(generator.uniform(count: count))
    let errors = NDArray(generator.normal(mean: 0, standardDeviation: 1, count: count))
    return NoisyPoints(
      x: x.elements, y: (errors * noise + (x * line.weight + line.bias)).elements)
  }

  variants.right("4.2", "a list that is filled") { (line: LineModel, x: [Double]) in
    var result = [Double](repeating: line.bias, count: x.count)
    for index in x.indices { result[index] += x[index] * line.weight }
    return result
  }
  variants.right("4.2", "whole arrays") { (line: LineModel, x: [Double]) in
    (NDArray(x) * line.weight + line.bias).elements
  }
  variants.right("4.2", "one rounding") { (line: LineModel, x: [Double]) in
    x.map { line.bias.addingProduct(line.weight, $0) }
  }

  variants.right("4.3", "a share of each square") { (predictions: [Double], y: [Double]) in
    if predictions.count != y.count { throw LabError.lengthMismatch }
    if y.isEmpty { throw LabError.emptyInput }
    var error = 0.0
    for index in y.indices { error += pow(y[index] - predictions[index], 2) / Double(y.count) }
    return error
  }
  variants.right("4.3", "whole arrays") { (predictions: [Double], y: [Double]) in
    guard predictions.count == y.count else { throw LabError.lengthMismatch }
    guard y.count > 0 else { throw LabError.emptyInput }
    let differences = NDArray(predictions) - NDArray(y)
    return (differences * differences).mean()
  }
}

/// 4.4 to 4.6
private func descend(_ variants: inout Variants) {
  variants.right("4.4", "one product of matrices") {
    (line: LineModel, x: [Double], y: [Double]) -> LineGradient in
    guard x.count == y.count else { throw LabError.lengthMismatch }
    guard !x.isEmpty else { throw LabError.emptyInput }
    let table = NDArray(stacking: [NDArray(x), NDArray(x.map { _ in 1.0 })], axis: 1)
    let differences = table.matmul(NDArray([line.weight, line.bias])) - NDArray(y)
    let slopes = table.transposed.matmul(differences) * (2 / Double(x.count))
    return LineGradient(weight: slopes[0], bias: slopes[1])
  }
  variants.right("4.4", "central differences") { (line: LineModel, x: [Double], y: [Double]) in
    if x.count != y.count { throw LabError.lengthMismatch }
    if x.isEmpty { throw LabError.emptyInput }
    func error(_ weight: Double, _ bias: Double) -> Double {
      zip(x, y).reduce(0) { sum, point in
        let difference = weight * point.0 + bias - point.1
        return sum + difference * difference
      } / Double(x.count)
    }
    let (w, b, step) = (line.weight, line.bias, 1e-5)
    return LineGradient(
      weight: (error(w + step, b) - error(w - step, b)) / (2 * step),
      bias: (error(w, b + step) - error(w, b - step)) / (2 * step))
  }
  variants.right("4.4", "sums multiplied out") { (line: LineModel, x: [Double], y: [Double]) in
    if x.count != y.count { throw LabError.lengthMismatch }
    if y.isEmpty { throw LabError.emptyInput }
    let n = Double(x.count)
    let (sumX, sumY) = (x.reduce(0, +), y.reduce(0, +))
    let squares = x.reduce(0) { $0 + $1 * $1 }
    let products = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    return LineGradient(
      weight: 2 * (line.weight * squares + line.bias * sumX - products) / n,
      bias: 2 * (line.weight * sumX + line.bias * n - sumY) / n)
  }

  variants.right("4.5", "a line that is changed") {
    (line: LineModel, gradient: LineGradient, rate: Double) in
    if !(rate > 0) { throw LabError.invalidParameter }
    var next = line
    next.weight -= rate * gradient.weight
    next.bias -= rate * gradient.bias
    return next
  }
  variants.right("4.5", "one rounding for each knob") {
    (line: LineModel, gradient: LineGradient, rate: Double) in
    if rate <= 0 || rate.isNaN { throw LabError.invalidParameter }
    return LineModel(
      weight: line.weight.addingProduct(-rate, gradient.weight),
      bias: line.bias.addingProduct(-rate, gradient.bias))
  }

  variants.right("4.6", "for every step") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    if !(rate > 0) || !(tolerance >= 0) || limit < 0 { throw LabError.invalidParameter }
    var line = line
    var history: [Double] = []
    for step in 0...limit {
      let error = try solution.meanSquaredError(solution.predictions(of: line, for: x), y)
      if !error.isFinite { throw LabError.notFinite }
      let slope = try solution.gradient(of: line, x: x, y: y)
      if abs(slope.weight) <= tolerance && abs(slope.bias) <= tolerance { break }
      if step == limit { break }
      history.append(error)
      line = try solution.stepped(line, against: slope, learningRate: rate)
    }
    return LineTraining(line: line, steps: history.count, history: history)
  }
  variants.right("4.6", "recursion over differences") {
    (line: LineModel, x: [Double], y: [Double], rate: Double, tolerance: Double, limit: Int) in
    guard rate > 0, tolerance >= 0, limit >= 0 else { throw LabError.invalidParameter }
    guard x.count == y.count else { throw LabError.lengthMismatch }
    guard !y.isEmpty else { throw LabError.emptyInput }
    let n = Double(y.count)
    func walk(_ weight: Double, _ bias: Double, _ history: [Double]) throws -> LineTraining {
      let differences = zip(x, y).map { bias + $0 * weight - $1 }
      let error = differences.reduce(0) { $0 + $1 * $1 / n }
      guard error.isFinite else { throw LabError.notFinite }
      let weightSlope = 2 * zip(differences, x).reduce(0) { $0 + $1.0 * $1.1 } / n
      let biasSlope = 2 * differences.reduce(0, +) / n
      let steep = abs(weightSlope) > tolerance || abs(biasSlope) > tolerance
      guard steep, history.count < limit else {
        return LineTraining(
          line: LineModel(weight: weight, bias: bias), steps: history.count, history: history)
      }
      return try walk(
        weight - rate * weightSlope, bias - rate * biasSlope, history + [error])
    }
    return try walk(line.weight, line.bias, [])
  }
}

/// 4.7 to 4.9
private func solve(_ variants: inout Variants) {
  @Sendable func check(_ table: NDArray<Double>, _ y: [Double]) throws {
    if table.rank != 2 { throw LabError.invalidParameter }
    if table.shape[0] != y.count { throw LabError.lengthMismatch }
    if table.shape[0] * table.shape[1] == 0 { throw LabError.emptyInput }
    for value in table.elements + y where !value.isFinite { throw LabError.notFinite }
  }
  variants.right("4.7", "products by loops") { (table: NDArray<Double>, y: [Double]) in
    try check(table, y)
    let columns = (0..<table.shape[1]).map { table.column($0).elements }
    func product(_ first: [Double], _ second: [Double]) -> Double {
      zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let products = NDArray(
      shape: [columns.count, columns.count],
      elements: columns.flatMap { one in columns.map { product(one, $0) } })
    let right = NDArray(columns.map { product($0, y) })
    guard let solved = try? Cholesky(of: products).solve(right) else {
      throw LabError.singularMatrix
    }
    return solved.elements
  }
  variants.right("4.7", "columns made orthogonal one by one") {
    (table: NDArray<Double>, y: [Double]) -> [Double] in
    try check(table, y)
    func product(_ first: [Double], _ second: [Double]) -> Double {
      zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    }
    // Gram and Schmidt, modified: X = Q·R, then R·β = Qᵀ·y from the last row up.
    let count = table.shape[1]
    var columns = (0..<count).map { table.column($0).elements }
    var upper = NDArray(repeating: 0.0, shape: [count, count])
    for i in 0..<count {
      let before = product(table.column(i).elements, table.column(i).elements).squareRoot()
      upper[i, i] = product(columns[i], columns[i]).squareRoot()
      guard upper[i, i] > 1e-8 * before else { throw LabError.singularMatrix }
      columns[i] = columns[i].map { $0 / upper[i, i] }
      for j in i + 1..<max(count, i + 1) {
        upper[i, j] = product(columns[i], columns[j])
        columns[j] = zip(columns[j], columns[i]).map { $0 - upper[i, j] * $1 }
      }
    }
    var parameters = columns.map { product($0, y) }
    for i in (0..<count).reversed() {
      for j in i + 1..<max(count, i + 1) { parameters[i] -= upper[i, j] * parameters[j] }
      parameters[i] /= upper[i, i]
    }
    return parameters
  }

  variants.right("4.8", "powers by multiplying on") { (x: [Double], y: [Double], degree: Int) in
    if degree < 0 { throw LabError.invalidParameter }
    if x.count != y.count { throw LabError.lengthMismatch }
    if x.isEmpty { throw LabError.emptyInput }
    var features = NDArray(repeating: 1.0, shape: [x.count, degree + 1])
    for row in x.indices {
      for power in 0..<degree { features[row, power + 1] = features[row, power] * x[row] }
    }
    return PolynomialFit(
      features: features, coefficients: try solution.exactParameters(features, y))
  }
  variants.right("4.8", "equations from sums of powers") {
    (x: [Double], y: [Double], degree: Int) in
    guard degree >= 0 else { throw LabError.invalidParameter }
    guard x.count == y.count else { throw LabError.lengthMismatch }
    guard !y.isEmpty else { throw LabError.emptyInput }
    guard (x + y).allSatisfy(\.isFinite) else { throw LabError.notFinite }
    let columns = (0...degree).map { power in x.map { pow($0, Double(power)) } }
    let sums = (0...2 * degree).map { power in x.reduce(0) { $0 + pow($1, Double(power)) } }
    let products = NDArray(
      shape: [degree + 1, degree + 1],
      elements: (0...degree).flatMap { i in (0...degree).map { sums[i + $0] } })
    let right = NDArray(columns.map { zip($0, y).reduce(0) { $0 + $1.0 * $1.1 } })
    guard Set(x).count > degree, let solved = try? Cholesky(of: products).solve(right) else {
      throw LabError.singularMatrix
    }
    return PolynomialFit(
      features: NDArray(stacking: columns.map { NDArray($0) }, axis: 1),
      coefficients: solved.elements)
  }

  variants.right("4.9", "every text compared with every category") {
    (values: [String], categories: [String]) in
    for (index, one) in categories.enumerated() where categories[..<index].contains(one) {
      throw LabError.invalidParameter
    }
    var elements: [Double] = []
    for value in values {
      if !categories.contains(value) { throw LabError.unknownCategory }
      elements += categories.map { $0 == value ? 1 : 0 }
    }
    return NDArray(shape: [values.count, categories.count], elements: elements)
  }
  variants.right("4.9", "columns looked up in a dictionary") {
    (values: [String], categories: [String]) in
    var places: [String: Int] = [:]
    for (place, one) in categories.enumerated() {
      guard places.updateValue(place, forKey: one) == nil else { throw LabError.invalidParameter }
    }
    var table = NDArray(repeating: 0.0, shape: [values.count, categories.count])
    for (row, value) in values.enumerated() {
      guard let place = places[value] else { throw LabError.unknownCategory }
      table[row, place] += 1
    }
    return table
  }
}
