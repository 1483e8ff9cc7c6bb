extension DeepTrainingExercises {
  static let initialWeights = Exercise(
    "12.7", "Initial weights",
    statement: """
      Write `initialWeights`: the first weights of a layer with `fanIn` inputs and `fanOut` units, as a \
      matrix of the shape [fanOut, fanIn].

      The schemes: `.zeros`; `.constant(c)`; `.uniform(a)`, the numbers of \
      `generator.uniform(in: -a..<a, shape: …)`; `.normal(σ)`, those of \
      `generator.normal(mean: 0, standardDeviation: σ, shape: …)`. Four more choose a or σ for you:

      `.glorotUniform` a = √(6 / (fanIn + fanOut)), `.glorotNormal` σ = √(2 / (fanIn + fanOut))

      `.heUniform` a = √(6 / fanIn), `.heNormal` σ = √(2 / fanIn)

      In the checks a number stands for `using`: the seed of the generator. Draw by one call of the \
      shape [fanOut, fanIn], so that the numbers come in the order of the checks.

      `fanIn` or `fanOut` below 1, or a limit or deviation that is not above 0 and finite: \
      `LabError.invalidParameter`. The constant may be any number.
      """,
    working:
      "With three inputs and two units a = √(6 / 5) = 1.095: six uniform numbers between −1.095 and 1.095, in two rows of three. The generator's first number between 0 and 1 is 0.872, and at that share of the way from −1.095 to 1.095 lies the first weight, 0.815.",
    stub: """
      /// The first weights of a layer: `[fanOut, fanIn]`.
      ///
      /// - Throws: `LabError.invalidParameter` unless `fanIn` and `fanOut` are at least 1, and the
      ///   limit or deviation, where there is one, above 0 and finite.
      public func initialWeights(
        _ scheme: InitialScheme, fanIn: Int, fanOut: Int, using generator: inout RandomGenerator
      ) throws -> NDArray<Double> {
        throw Unsolved("12.7")
      }
      """,
    hints: [
      "Eight schemes, but only three kinds of matrix: filled with one number, uniform, normal. The four with names only work out a limit or a deviation first.",
      "A `switch scheme` with `case .uniform(let limit):` hands you the number that comes with a case. `NDArray(repeating: value, shape: [fanOut, fanIn])` fills a matrix.",
      "Both formulas are roots: σ² = 2 / fanIn is a variance, and `normal` wants the deviation σ. Uniform numbers in ±a have the variance a²/3, hence 6 where the normal scheme has 2. Turn the whole numbers into Double before you divide; write two small functions, `uniform(limit)` and `normal(deviation)`, which check their number.",
      "let shape = [fanOut, fanIn]\nfunc uniform(_ limit: Double) throws -> NDArray<Double> {\n  guard limit > 0, limit.isFinite else {\n    throw LabError.invalidParameter\n  }\n  return generator.uniform(in: -limit..<limit, shape: shape)\n}\nfunc normal(_ deviation: Double) throws -> NDArray<Double> { … }\nswitch scheme {\ncase .zeros: return NDArray(repeating: 0, shape: shape)\ncase .uniform(let limit): return try uniform(limit)\ncase .glorotUniform:\n  return try uniform((6 / Double(fanIn + fanOut)).squareRoot())\ncase .heNormal: return try normal((2 / …).squareRoot())\n…\n}",
    ])

  static let symmetricUnits = Exercise(
    "12.8", "Symmetric units",
    statement: """
      Write `symmetricUnits`: the hidden units of `network` that will stay the same for ever.

      Two hidden units are twins if their incoming weights (the rows of `hiddenWeights`, [hidden, n]), \
      their biases (`hiddenBiases`, [hidden]) *and* their outgoing weights (the columns of \
      `outputWeights`, [outputs, hidden]) are all exactly equal. Then both have the same output for \
      every row, and the same gradient, and no update can part them.

      Return the groups of two or more twins: the indices of each group ascending, the groups in the \
      order of their first unit. Units without a twin are left out. NaN equals nothing; −0 equals 0.

      Shapes that do not fit together (`outputBiases` are [outputs]): `LabError.shapeMismatch`.
      """,
    working:
      "Units 0 and 2 agree in everything. Unit 1 has their incoming weights and their bias, but another outgoing weight: its gradient will be another one, and it goes its own way.",
    stub: """
      /// The groups of hidden units that no training can part, each ascending, by their first unit.
      ///
      /// - Throws: `LabError.shapeMismatch` if the shapes do not fit together.
      public func symmetricUnits(_ network: TwoLayerNetwork) throws -> [[Int]] {
        throw Unsolved("12.8")
      }
      """,
    hints: [
      "Write the question for two units first: when are unit i and unit j twins? Three things must agree.",
      "`hiddenWeights.row(i)` is a row as an NDArray, `outputWeights.column(i)` a column; two NDArrays are compared by ==, which asks for every element. The bias is `hiddenBiases[i]`.",
      "Go through the units in order, with a list of groups. Compare each unit with the first one of every group: if they are twins, append it there; if there is no such group, begin a new one. At the end keep the groups of two or more. The shapes are checked before everything: a view of a row that is not there stops the program.",
      "func areTwins(_ i: Int, _ j: Int) -> Bool {\n  network.hiddenWeights.row(i) == network.hiddenWeights.row(j)\n    && network.hiddenBiases[i] == …\n    && network.outputWeights.column(i) == …\n}\nvar groups: [[Int]] = []\nfor unit in 0..<network.hiddenWeights.shape[0] {\n  let group = groups.firstIndex { areTwins($0[0], unit) }\n  if let group {\n    groups[group].append(unit)\n  } else {\n    groups.append(…)\n  }\n}\nreturn groups.filter { … }",
    ])
}
