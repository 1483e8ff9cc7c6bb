extension LinearRegressionExercises {
  static let exactParameters = Exercise(
    "4.7", "The exact solution",
    statement: """
      Write `exactParameters`: the β for which the mean squared difference between X·β and `y` is \
      least, by the normal equations Xᵀ·X·β = Xᵀ·y.

      `table` is X, [n, columns]. It is used as it comes: where a bias is wanted, a column of ones is \
      among its columns. `y` has the shape [n]. Return β as a list, [columns], in the order of the \
      columns.

      `table` not of rank 2: `LabError.invalidParameter`. Another number of `y` than of rows: \
      `LabError.lengthMismatch`. No rows or no columns: `LabError.emptyInput`. NaN or infinity in \
      either: `LabError.notFinite`. If the columns depend on each other, or if there are fewer rows \
      than columns, there is no single solution: `LabError.singularMatrix`.

      You need not find that out yourself. `try Cholesky(of: …).solve(…)` throws when the matrix is \
      singular, by what it is or by rounding; catch it and throw the error of this lab.
      """,
    working:
      "Xᵀ·X has the rows 3, 3 and 3, 5, and Xᵀ·y is 7, 10. So 3b + 3w = 7 and 3b + 5w = 10: w = 3/2, b = 5/6.",
    stub: """
      /// The parameters of least squared error: `[n, columns]`, `[n]` → `[columns]`.
      ///
      /// - Throws: `LabError.invalidParameter` if `table` is not of rank 2;
      ///   `LabError.lengthMismatch` if `y` does not have one value for each row;
      ///   `LabError.emptyInput` without rows or columns; `LabError.notFinite` for NaN or infinity;
      ///   `LabError.singularMatrix` if there is no single solution.
      public func exactParameters(_ table: NDArray<Double>, _ y: [Double]) throws -> [Double] {
        throw Unsolved("4.7")
      }
      """,
    hints: [
      "The unknowns are the columns' factors, as many as there are columns. Which two products of arrays do the normal equations consist of?",
      "Check rank, lengths, emptiness and that all numbers are finite, in this order. Then compute Xᵀ·X and Xᵀ·y with `matmul`, and let `Cholesky(of:)` and its method `solve` do the rest.",
      "`table.transposed.matmul(table)` is Xᵀ·X. Put y into an array with `NDArray(y)` to multiply it. Two things throw: making the `Cholesky`, and `solve`. Put both into one `do { … } catch { throw LabError.singularMatrix }`; since NaN was ruled out before, nothing else can go wrong there.",
      "// after the checks, of which the last is\nguard table.elements.allSatisfy(\\.isFinite),\n  y.allSatisfy(\\.isFinite)\nelse { throw LabError.notFinite }\n\nlet products = table.transposed.matmul(…)\nlet right = table.transposed.matmul(NDArray(…))\ndo {\n  let solution = try Cholesky(of: products).solve(right)\n  return solution.elements\n} catch {\n  throw LabError.…\n}",
    ])

  static let fittedPolynomial = Exercise(
    "4.8", "Fit a polynomial",
    statement: """
      Write `fittedPolynomial`: the polynomial of this degree with the least squared error.

      `x` and `y` have the shape [n]. Return `PolynomialFit(features: …, coefficients: …)`: the powers \
      of each x from 0 to `degree`, an array [n, degree + 1], and what each power is multiplied by, \
      [degree + 1]. Both begin with the constant. x⁰ is 1 for every x. Degree 0 fits the mean of y.

      `degree` below 0: `LabError.invalidParameter`. Different lengths: `LabError.lengthMismatch`. No \
      points: `LabError.emptyInput`. NaN or infinity: `LabError.notFinite`. Fewer different x than \
      coefficients: `LabError.singularMatrix`. You may call your function of the exercise before.
      """,
    working:
      "The features of x = 3 are 1, 3 and 9. The parabola 0.9 − 1.6·x + 1.0·x² comes within 0.3 of every point.",
    stub: """
      /// The least squares polynomial of `degree` through points; `x` and `y` are `[n]`.
      ///
      /// - Throws: `LabError.invalidParameter` if `degree` < 0; `LabError.lengthMismatch` and
      ///   `LabError.emptyInput` as before; `LabError.notFinite` for NaN or infinity;
      ///   `LabError.singularMatrix` with fewer different x than coefficients.
      public func fittedPolynomial(x: [Double], y: [Double], degree: Int) throws -> PolynomialFit {
        throw Unsolved("4.8")
      }
      """,
    hints: [
      "A polynomial is linear in its coefficients. What are the columns of the table that you hand to your exact solution?",
      "Make a row for each x: 1, x, x², … up to the degree. That is an array of the shape [n, degree + 1]. Its parameters, by exercise 4.7, are the coefficients; and that function throws for NaN and for too few different x, so that you need not look for them.",
      "`pow(value, Double(power))` is one power, and `pow(0, 0)` is 1. The powers of one x are `(0...degree).map { … }`; `flatMap` over all x puts the rows one after the other, as `NDArray(shape:elements:)` wants them. A range like 0...(−1) stops your program: check the degree first.",
      "guard degree >= 0 else { throw LabError.invalidParameter }\nguard x.count == y.count else { throw LabError.lengthMismatch }\nguard !x.isEmpty else { throw LabError.emptyInput }\nlet elements = x.flatMap { value in\n  (0...degree).map { pow(value, Double(…)) }\n}\nlet features = NDArray(\n  shape: [x.count, …], elements: elements)\nreturn PolynomialFit(\n  features: features,\n  coefficients: try exactParameters(…, y))",
    ])
}
