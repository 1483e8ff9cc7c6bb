extension ConvolutionExercises {
  static let dropout = Exercise(
    "14.9", "Dropout",
    statement: """
      Write `dropout`: what a layer's outputs become in training and in use.

      `inputs` may have any shape; `probability` is p, with which each of them is dropped. In training \
      (`isTraining`) draw a uniform number for each input by one call of `generator.uniform(shape: \
      inputs.shape)`. The factor of an input is 0 where its number is *below* p, and 1 / (1 − p) \
      elsewhere. In use all factors are 1, and nothing is drawn.

      Return `DroppedOut(outputs: …, factors: …)`, both in the shape of the inputs; the outputs are inputs times \
      factors. With p = 0 nothing is dropped; with p = 1 everything is, and all factors are 0.

      A p outside of 0 ≤ p ≤ 1, or NaN: `LabError.invalidParameter`, in use as in training. In the \
      checks a number stands for `using`: the seed of the generator; below 0 it asks for a second call, in \
      training, with the generator as the first has left it.
      """,
    working:
      "The numbers drawn are 0.21, 0.80, 0.39 and 0.84. The first and the third are below 0.5: dropped. The others are doubled, because 1 / (1 − 0.5) is 2.",
    stub: """
      /// Inputs with some of them dropped, and the factors that did it, both in the inputs' shape.
      ///
      /// - Parameters:
      ///   - probability: That of dropping a number, 0…1.
      ///   - isTraining: Whether anything is dropped at all.
      /// - Throws: `LabError.invalidParameter` unless 0 ≤ `probability` ≤ 1.
      public func dropout(
        _ inputs: NDArray<Double>, probability: Double, isTraining: Bool,
        using generator: inout RandomGenerator
      ) throws -> DroppedOut {
        throw Unsolved("14.9")
      }
      """,
    hints: [
      "Everything is in the factors: the outputs are a product of two arrays. Which factors are there in use?",
      "Comparing an array with a number gives a mask: `draws .>= probability` is true where an input is kept. `NDArray<Double>(mask)` makes it ones and zeros.",
      "Divide the ones and zeros by 1 − p: then the mean stays what it was, because a share of 1 − p is kept. With p = 1 that would be 0 / 0, NaN; treat it by itself. And `(0...1).contains(probability)` is false for NaN, as it should be.",
      "guard (0...1).contains(probability) else {\n  throw LabError.invalidParameter\n}\nguard isTraining else {\n  let ones = NDArray<Double>(repeating: 1, shape: inputs.shape)\n  return DroppedOut(outputs: inputs, factors: ones)\n}\nlet draws = generator.uniform(shape: inputs.shape)\nlet kept = NDArray<Double>(draws .>= probability)\nlet factors = probability < 1 ? kept / … : kept\nreturn DroppedOut(outputs: …, factors: factors)",
    ])
}
