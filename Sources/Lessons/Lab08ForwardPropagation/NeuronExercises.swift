extension ForwardPropagationExercises {
  static let neuron = Exercise(
    "8.1", "One neuron",
    statement: """
      Write `neuron`: sigmoid(w·x + b) = 1 / (1 + e⁻ᶻ) with z = w₁·x₁ + … + wₙ·xₙ + b.

      `inputs` and `weights` have the shape [n]; `bias` and the result are single \
      numbers. Without inputs z is the bias alone. The result must be right for every z: 1 where z is \
      1000; 0 where it is −1000, because the true value is too small for a Double. At z = −40 the \
      value is tiny, and its digits count. NaN among the numbers gives NaN.

      Not one weight for each input: `LabError.lengthMismatch`.
      """,
    working:
      "z = 0.5 · 2 + (−1) · 1.5 + 0.25 = −0.25, and 1 / (1 + e^0.25) = 1 / 2.284025 = 0.437823.",
    stub: """
      /// What a neuron with the sigmoid makes of its inputs: sigmoid(w·x + b), from `[n]`, `[n]`.
      ///
      /// - Throws: `LabError.lengthMismatch` if there is not one weight for each input.
      public func neuron(_ inputs: [Double], weights: [Double], bias: Double) throws -> Double {
        throw Unsolved("8.1")
      }
      """,
    hints: [
      "Two things happen, one after the other: a sum, and a curve. What does each input count in the sum?",
      "Each input is multiplied by its weight; the products and the bias are added up to z, which is one number. The sigmoid, 1 / (1 + e⁻ᶻ), is applied once, to z, when all is added.",
      "Compare `inputs.count` with `weights.count` first. Start the sum with the bias: then no inputs are no special case. `exp` is Swift's exponential; 1 / (1 + e⁻ᶻ) is right even where e⁻ᶻ is infinite, eᶻ / (1 + eᶻ) is not.",
      "guard inputs.count == weights.count else {\n  throw LabError.lengthMismatch\n}\nvar z = bias\nfor (input, weight) in zip(inputs, weights) {\n  z += …  // what this input counts\n}\nreturn 1 / (1 + exp(…))  // mind the sign of z, and keep both brackets",
    ])

  static let logits = Exercise(
    "8.2", "A layer's sums",
    statement: """
      Write `logits`: Z = X·Wᵀ + b, the sums of all units for all rows, before any activation.

      `inputs` is X [m, n], a row for each example; `weights` is W [units, n], a row for each unit; \
      `biases` is b [units], added to every row. The result is Z [m, units]. NaN and infinities are \
      computed with like other numbers.

      No rows give a result without rows, [0, units]. Without inputs, n = 0, every row is b.

      X or W not of rank 2, b not of rank 1, different n in X and W, or not one bias for each unit: \
      `LabError.shapeMismatch`.
      """,
    working:
      "Row 0, unit 0: 1·1 + 2·0 + 3·(−1) + 10 = 8; row 0, unit 1: 1·0.5 + 2·2 + 3·0 + 20 = 24.5.",
    stub: """
      /// Z = X·Wᵀ + b: `[m, n]`, `[units, n]`, `[units]` → `[m, units]`.
      ///
      /// - Throws: `LabError.shapeMismatch` if `inputs` or `weights` is not of rank 2 or `biases`
      ///   not of rank 1, or if their shapes do not fit together.
      public func logits(
        _ inputs: NDArray<Double>, weights: NDArray<Double>, biases: NDArray<Double>
      ) throws -> NDArray<Double> {
        throw Unsolved("8.2")
      }
      """,
    hints: [
      "Write the shapes down: what has to stand beside [m, n] so that the product is [m, units]?",
      "W is [units, n], so it has to be turned: [m, n]·[n, units] = [m, units]. Then each row gets all of b: column j gets b[j]. Check the shapes before you multiply, because the engine stops your program where they do not fit.",
      "`weights.transposed` is Wᵀ, `a.matmul(b)` the product, and `+` adds an array of the shape [units] to every row. Five things have to hold before: three ranks, the same shape[1] of X and W, and as many biases as W has rows. Ask for the ranks first; a vector has no shape[1].",
      "guard inputs.rank == 2, weights.rank == …, biases.rank == …,\n  inputs.shape[1] == weights.shape[1],\n  biases.count == …  // one for each unit\nelse { throw LabError.shapeMismatch }\nlet product = inputs.matmul(…)  // [m, n]·[n, units] = [m, units]\nreturn product + …  // [m, units] + [units]",
    ])

  static let activated = Exercise(
    "8.3", "Activations",
    statement: """
      Write `activated`: what each of the six activations makes of Z.

      `z` has the shape [m, units], at least one unit, and so has the result. `activation` is one of \
      `.identity` (z itself), `.step` (1 where z ≥ 0, else 0), `.sigmoid` (1 / (1 + e⁻ᶻ)), `.tanh`, \
      `.relu` (max(0, z)), and `.softmax` (eᶻ / Σ eᶻ, the sum over the row).

      All must be right at ±1000, where eᶻ is infinite or 0. Softmax gives 0 where z is \
      −∞ beside numbers. NaN must not be hidden: NaN gives NaN, by softmax in the whole row; only \
      the step has no choice: NaN ≥ 0 is false, so it gives 0. No rows give a result without rows.

      `z` not of rank 2: `LabError.shapeMismatch`, whatever the activation.
      """,
    working:
      "The powers of row 0 are e² = 7.389056, e¹ = 2.718282 and e⁰ = 1, their sum is 11.107338: 7.389056 / 11.107338 = 0.665241, and so on. In row 1 all are equal, so each has a third.",
    stub: """
      /// What an activation makes of Z: `[m, units]` → `[m, units]`; softmax works row by row.
      ///
      /// - Throws: `LabError.shapeMismatch` if `z` is not of rank 2.
      public func activated(
        _ z: NDArray<Double>, by activation: Activation
      ) throws -> NDArray<Double> {
        throw Unsolved("8.3")
      }
      """,
    hints: [
      "A `switch activation` with six cases. Five of them look at one number at a time; only softmax looks at a whole row.",
      "`z.map { … }` does the same to every number: for the step, the sigmoid, ReLU. For softmax take the exponential of every number, and divide each by the sum of its *row*: rows are examples, and each has its own sum of 1.",
      "Where numbers are large: write the sigmoid with e⁻ᶻ, call `tanh` instead of its formula, and subtract its largest number from every row before softmax. `z.max(axis: 1, keepingDimensions: true)` has the shape [m, 1], a column with the largest of each row, and z minus that column is [m, units]. Where NaN comes in: a comparison with it is false, so ask `$0 >= 0` for the step, and `$0 < 0 ? 0 : $0` for ReLU, for max(0, z) makes 0 of NaN.",
      "guard z.rank == 2 else { throw LabError.shapeMismatch }\nswitch activation {\ncase .identity: return z\ncase .step: return z.map { $0 >= 0 ? 1 : 0 }\ncase .sigmoid: return z.map { 1 / (1 + exp(…)) }\ncase .tanh: return tanh(z)\ncase .relu: return z.map { … }\ncase .softmax:\n  let largest = z.max(axis: 1, keepingDimensions: true)  // [m, 1]\n  let powers = exp(z - largest)                          // [m, units]\n  return powers / powers.sum(axis: …, keepingDimensions: true)\n}\n\nZ without rows needs no case of its own.",
    ])
}
