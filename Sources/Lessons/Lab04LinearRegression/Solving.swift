import Foundation
import LabKit
import NumericsEngine
import Plotting

extension LinearRegressionLesson {
  /// The bottom of the valley without a walk, for lines and for curves.
  static let solving = [exact, curves]

  private static let exact = Step(
    "Straight to the bottom", exercise: LinearRegressionExercises.exactParameters
  ) { stage in
    let study = LineStudy.points
    try stage.text(
      """
      At the bottom the gradient is 0. For this error that is a system of linear equations, and those \
      can be solved. Write the inputs as a table X with a column for each knob: the x, and for the \
      bias a column of ones. With the knobs in a list β = [w, b] all predictions are one product:
      """)
    try stage.verbatim(
      """
      ŷ = X·β                     [n, k]·[k] = [n]
      gradient = 2/n · Xᵀ·(X·β − y) = 0
      Xᵀ·X·β = Xᵀ·y               the normal equations, k of them
      """)
    let (x, ones) = (NDArray(study.x), NDArray(repeating: 1.0, shape: [study.x.count]))
    let table = NDArray(stacking: [x, ones], axis: 1)  // [n, 2]
    let solution = try solved(table, study.y)
    let descended = study.path(from: guess, rate: 0.7, steps: 300).last ?? guess
    try stage.table(
      "Three ways to the same line", columns: ["", "w", "b", "error"],
      rows: [
        ("the ideal line", LineStudy.truth), ("300 steps of descent, η = 0.7", descended),
        (
          "the normal equations",
          LineModel(weight: solution.elements[0], bias: solution.elements[1])
        ),
      ].map { name, line in
        [name, line.weight.fixed(6), line.bias.fixed(6), study.error(of: line).fixed(9)]
      })
    try stage.text(
      """
      The exact solution has a smaller error than the ideal line. That is no mistake: it is fitted to \
      these 100 points, noise included.

      Nothing here is special to one input. With ten columns there are ten equations. The matrix Xᵀ·X is \
      symmetric and positive definite, and for such matrices the *Cholesky factorisation* solves the \
      equations with half the work of elimination. The engine has it:
      """)
    try stage.verbatim(
      """
      let products = table.transposed.matmul(table)          Xᵀ·X   [k, k]
      let right = table.transposed.matmul(NDArray(y))        Xᵀ·y   [k]
      let β = try Cholesky(of: products).solve(right)        [k]
      """)
    let miles = NDArray(stacking: [x, ones, 0.62 * x], axis: 1)
    let doubled = NDArray(stacking: [x, ones, ones], axis: 1)
    try stage.text(
      """
      If one column is a combination of the others, there is not one best β but infinitely many. Put \
      the column of ones into the table twice: 0.3 and 0 for the two are as good as 0 and 0.3, or 100 \
      and −99.7. The matrix is *singular* then, it has no inverse, and the engine refuses, with these words:

      "\(refusal { try solved(doubled, study.y) })"
      """)
    try stage.text(
      """
      The same happens with fewer rows than columns: through one point there are many lines. And \
      rounding can hide it. What should be exactly 0 may come out as a tiny number; then the matrix \
      passes for positive definite, and the engine refuses a little later, in `solve`, because no digit \
      of the result could be relied on. Take 0.62·x as the third column, and it says:

      "\(refusal { try solved(miles, study.y) })"

      Either way it throws, and you need not look any closer.
      """)
    try stage.text(
      """
      So why walk at all, if one can jump? Because the equations are linear only for a model like this \
      one and this error. From Lab 8 on there is no such formula. And k equations are work in \
      proportion to k³, which nobody does for a million knobs.
      """)
  }

  private static let curves = Step(
    "Curves, and how far to trust them", exercise: LinearRegressionExercises.fittedPolynomial
  ) { stage in
    var generator = RandomGenerator(seed: 12)
    let points = Wave(at: (0..<16).map { -1 + 2 * Double($0) / 15 }, using: &generator)
    let others = Wave(at: generator.uniform(in: -1..<1, count: 40), using: &generator)
    let degrees = Array(0...12)
    let fits = try degrees.map { degree in
      try leastSquares(powers(points.x, degree), NDArray(points.y))
    }
    func error(_ wave: Wave, _ degree: Int) -> Double {
      let differences = powers(wave.x, degree).matmul(fits[degree]) - NDArray(wave.y)
      return (differences * differences).mean()
    }
    let training = degrees.map { error(points, $0) }
    let validation = degrees.map { error(others, $0) }
    let right = degrees.min { validation[$0] < validation[$1] } ?? 0
    let top = degrees.count - 1
    try stage.text(
      """
      "Linear" regression is linear in the knobs. The columns may be anything. Take the powers of x, \
      x⁰ = 1, x, x², x³ …, as columns, and the same equations fit a polynomial:
      """)
    try stage.verbatim(
      """
      ŷ = c₀ + c₁·x + c₂·x² + … + c_d·x^d        x⁰ = 1 for every x, also for 0

      features of x = 2 up to degree 3:  [1, 2, 4, 8]
      """)
    try stage.text(
      """
      How high should the degree be? Here are \(points.x.count) points from a wave, sin(3x), with \
      noise of standard deviation \(Wave.noise), and three fits: degree 1, degree \(right) and degree \
      \(top).
      """)
    let grid = (0...200).map { -1 + Double($0) / 100 }
    try stage.figure(
      Figure(
        slug: "lab04-degrees", title: "Too stiff, about right, too flexible",
        x: .init("x"), y: .init("y", range: -2...2),
        layers: [.points(x: points.x, y: points.y, label: "training points")]
          + [1, right, top].enumerated().map { place, degree in
            .line(
              x: grid, y: powers(grid, degree).matmul(fits[degree]).elements,
              label: "degree \(degree)", series: place + 1)
          }))
    try stage.text(
      """
      The straight line misses the wave: it *underfits*. The polynomial of degree \(top) comes close to \
      every point and swings where there is none: it has learned the noise by heart. It \
      *overfits*. Its error on the points it has seen is the smallest of all, and says nothing.

      What counts is the error on points it has *not* seen. Keep some aside: they are called \
      *validation* data, and the others *training* data. Here are both errors for every degree, the \
      second one on \(others.x.count) new points:
      """)
    try stage.figure(
      Figure(
        slug: "lab04-validation", title: "Error by degree: training falls, validation turns",
        x: .init("degree"), y: .init("mean squared error", scale: .logarithmic),
        layers: [
          .line(x: degrees.map(Double.init), y: training, label: "training", series: 0),
          .line(x: degrees.map(Double.init), y: validation, label: "validation", series: 1),
          .vertical(at: Double(right), label: "least validation error"),
        ]))
    try stage.table(
      "Mean squared errors", columns: ["degree", "coefficients", "training", "validation"],
      rows: degrees.map { degree in
        [
          "\(degree)", "\(degree + 1)", training[degree].fixed(4),
          validation[degree].significant(4),
        ]
      })
    try stage.text(
      """
      The training error falls with every degree; it cannot do otherwise, because a polynomial of degree \
      2 is also one of degree 3 whose last coefficient is 0. The validation error falls and then rises. \
      Its least value, at degree \(right), is the choice to make. You will meet this pair of curves in \
      every lab that trains anything.
      """)
  }

  /// Points on the wave sin(3x) with noise.
  private struct Wave {
    static let noise = 0.25
    let x: [Double]
    let y: [Double]

    init(at x: [Double], using generator: inout RandomGenerator) {
      self.x = x
      let errors = generator.normal(mean: 0, standardDeviation: Self.noise, count: x.count)
      y = zip(x, errors).map { sin(3 * $0) + $1 }
    }
  }

  /// The powers 0 to `degree` of each x: `[count, degree + 1]`.
  private static func powers(_ x: [Double], _ degree: Int) -> NDArray<Double> {
    NDArray(
      shape: [x.count, degree + 1],
      elements: x.flatMap { x in (0...degree).map { pow(x, Double($0)) } })
  }

  /// The parameters of least error, by the normal equations: `[columns]`.
  static func solved(_ table: NDArray<Double>, _ y: [Double]) throws -> NDArray<Double> {
    let products = table.transposed.matmul(table)
    return try Cholesky(of: products).solve(table.transposed.matmul(NDArray(y)))
  }

  /// What the engine says when it refuses to solve.
  static func refusal(_ solve: () throws -> NDArray<Double>) -> String {
    do {
      return "solved: \(try solve())"
    } catch {
      return "\(error)"
    }
  }
}
