extension BackpropagationExercises {
  static let descend = Exercise(
    "10.1", "Descent",
    statement: """
      Write `descend`: gradient descent on a curve, with the path it takes.

      `curve` is a `Polynomial`; its slope at x is `curve.slope(at: x)`. η is `learningRate`. Return \
      the places in order, shape [steps + 1]: `start`, then x after each step. Always all of them, \
      also where the ground is level. If the steps grow beyond all numbers, let infinities and NaN \
      stand in the path: nothing is thrown for that.

      Unless η > 0 (NaN is not) and steps ≥ 0: `LabError.invalidParameter`. A start that is NaN or infinite: \
      `LabError.notFinite`.
      """,
    working:
      "The slope of 24 − 10x + x² is −10 + 2x. At 2 it is −6, and 2 − 0.1 · (−6) = 2.6. There it is −4.8: on to 3.08. There −3.84: 3.464. The bottom is at 5.",
    stub: """
      /// The path of gradient descent on a curve: `start`, then x after each step, `[steps + 1]`.
      ///
      /// - Throws: `LabError.invalidParameter` unless `learningRate` > 0 and `steps` ≥ 0;
      ///   `LabError.notFinite` if `start` is NaN or infinite.
      public func descend(
        _ curve: Polynomial, from start: Double, learningRate: Double, steps: Int
      ) throws -> [Double] {
        throw Unsolved("10.1")
      }
      """,
    hints: [
      "Where does a positive slope want you to go: to the right or to the left?",
      "One step is x − η · slope, with the slope at that very x. Repeat it from where you have arrived.",
      "Begin a list with the start. In a loop over 0..<steps take the last x of the list, compute the next from it and append that: so the list has steps + 1 numbers.",
      "guard learningRate > 0, steps >= 0 else {\n  throw LabError.invalidParameter\n}\nguard start.isFinite else { throw LabError.notFinite }\nvar path = [start]\nfor step in 0..<steps {\n  let x = path[step]\n  path.append(x - …)  // η times the slope at x\n}\nreturn path",
    ])

  static let numericGradient = Exercise(
    "10.2", "Numeric gradient",
    statement: """
      Write `numericGradient`: the slope of `loss` by each coordinate of `point`, measured by central \
      differences with h = 10⁻⁵ (in Swift `1e-5`):

      (f(x + h) − f(x − h)) / 2h, one coordinate moved, all others as they are.

      `loss` is a function of a list with the shape [k], the shape of `point`; call it by \
      `try loss(list)`. Return the slopes in the order of the coordinates, shape [k]. No coordinates give an empty list. Throw \
      nothing yourself; what `loss` throws goes on to the caller, which `try` does for you. A loss that is NaN or \
      infinite makes the slope so as well: leave it.

      In the calls below the loss is one of these, i counted from 0:
      `.bowl` is Σ (i + 1)·xᵢ², `.waves` is Σ sin xᵢ, `.product` is Π (1 + xᵢ²), `.exponentials` is \
      Σ exp xᵢ, and `.absolute` is Σ |xᵢ|.
      """,
    working:
      "The bowl is x₀² + 2x₁². The first coordinate moves: (1 + h)² − (1 − h)² = 4h, divided by 2h is 2. The second: 2·(2 + h)² − 2·(2 − h)² = 16h, divided by 2h is 8.",
    stub: """
      /// The slope of `loss` by each coordinate, by central differences with h = 10⁻⁵: `[k]`.
      ///
      /// - Throws: What `loss` throws.
      public func numericGradient(
        of loss: ([Double]) throws -> Double, at point: [Double]
      ) throws -> [Double] {
        throw Unsolved("10.2")
      }
      """,
    hints: [
      "How much does the loss change if you move one coordinate a little to the right, and if you move it a little to the left?",
      "For each index make two copies of the point: in one this coordinate is h larger, in the other h smaller. The slope is the difference of the two losses, divided by how far the two copies are apart.",
      "`var above = point` makes a copy: what you do to it leaves `point` as it was, so there is nothing to put back. They are 2h apart; write `/ (2 * h)` with brackets, because `/ 2 * h` multiplies by h.",
      "let h = 1e-5\nvar slopes: [Double] = []\nfor index in point.indices {\n  var above = point\n  above[index] += h\n  var below = point\n  below[index] -= …\n  let change = try loss(above) - loss(…)\n  slopes.append(change / (2 * h))\n}\nreturn slopes",
    ])

  static let relativeError = Exercise(
    "10.3", "Relative error",
    statement: """
      Write `relativeError`: how far two gradients are apart, ‖a − b‖ / (‖a‖ + ‖b‖).

      ‖v‖ is the length of a list, √(v₀² + v₁² + …). `first` and `second` are a and b, both of the \
      shape [k]. The result is a share, 0…1, without unit. If all numbers of both are 0 they agree: \
      return 0, and so for two empty lists. With a NaN among the numbers the result is NaN. (Numbers whose squares a \
      Double cannot hold are not asked for.)

      Different lengths: `LabError.lengthMismatch`.
      """,
    working:
      "a − b is (0, 3), of the length 3; a is √(9 + 16) = 5 long and b √(9 + 1) = 3.162278. 3 / 8.162278 = 0.367544.",
    stub: """
      /// ‖a − b‖ / (‖a‖ + ‖b‖), and 0 if both are all zeros or empty.
      ///
      /// - Throws: `LabError.lengthMismatch` if the two differ in length.
      public func relativeError(_ first: [Double], _ second: [Double]) throws -> Double {
        throw Unsolved("10.3")
      }
      """,
    hints: [
      "You need the length of a list three times. Write a little function for it.",
      "The length is the root of the sum of the squares, `.squareRoot()` in Swift. Take it of a − b, of a and of b; the first is divided by the sum of the others.",
      "`zip(first, second).map { $0 - $1 }` is a − b. What remains is 0 / 0, which is NaN: if the sum of the lengths is 0, return 0. Ask `sum == 0`; with `sum > 0` the other way round, a NaN would count as agreement.",
      "guard first.count == second.count else {\n  throw LabError.lengthMismatch\n}\nfunc length(_ values: [Double]) -> Double {\n  var sum = 0.0\n  for value in values { sum += … }\n  return sum.squareRoot()\n}\nlet sum = length(first) + length(second)\nif sum == 0 { return 0 }\nlet differences = zip(first, second).map { $0 - $1 }\nreturn length(…) / sum",
    ])
}
