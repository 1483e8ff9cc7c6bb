extension DeepTrainingExercises {
  static let penalty = Exercise(
    "12.9", "L2 penalty",
    statement: """
      Write `penalty`: what the L2 penalty adds to the loss of a network, and to its gradient.

      The penalty is λ/2 · Σ w², the sum over every weight of every layer; λ is `strength`. Its slope by a weight \
      w is λ · w. Biases are not charged: their slopes are 0.

      The layers' `weights` are [units, n], their `biases` [units]; activations play no part. Return \
      `WeightPenalty(value: …, gradients: …)` with a `LayerGradient(weights: …, biases: …)` for each \
      layer, in the layers' own shapes. No layers: the penalty is 0, and there are no gradients.

      A strength below 0, infinite or NaN: `LabError.invalidParameter`. Weights that are not of rank 2, or not one bias \
      for each unit: `LabError.shapeMismatch`.
      """,
    working:
      "The squares of the weights sum up to 1 + 4 + 9 + 0.25 = 14.25; half of 0.5 times that is 3.5625. The slopes are the weights times 0.5, and 0 for the biases.",
    stub: """
      /// λ/2 · ΣW² over all layers, and its gradient for each of them.
      ///
      /// - Throws: `LabError.invalidParameter` unless `strength` is finite and not below 0;
      ///   `LabError.shapeMismatch` if a layer's shapes do not fit together.
      public func penalty(on layers: [Layer], strength: Double) throws -> WeightPenalty {
        throw Unsolved("12.9")
      }
      """,
    hints: [
      "Two things are asked for: one number for the whole network, and for each layer a gradient in the shapes of its parameters. What is the slope of λ/2 · w² by w?",
      "`(layer.weights * layer.weights).sum()` is the sum of the squares of one layer. Add it up over the layers and multiply by λ/2 once. The slopes of a layer are λ times its weights.",
      "The factor ½ is there so that it cancels with the 2 of the derivative: value with ½, slopes without. The biases get a gradient too, of zeros: `NDArray(repeating: 0, shape: layer.biases.shape)`. It must have their shape, so that it can be added to the loss's own gradient.",
      "let sum = layers.reduce(0) {\n  $0 + ($1.weights * $1.weights).sum()\n}\nlet gradients = layers.map { layer in\n  LayerGradient(\n    weights: strength * …,\n    biases: NDArray(repeating: …, shape: …))\n}\nreturn WeightPenalty(value: strength / 2 * …, gradients: gradients)\n// before that: strength >= 0 and finite; for every layer weights.rank == 2\n// and biases.shape == [weights.shape[0]]",
    ])

  static let earlyStopping = Exercise(
    "12.10", "Early stopping",
    statement: """
      Write `earlyStopping`: where a training ends, given the validation loss after each epoch.

      Go through `losses`, [epochs], in order; epochs are counted from 0. An epoch *improves* if its \
      loss is less than the best loss so far minus `minimumImprovement`; then it is the new best epoch. \
      Before the first one the best loss is infinite. Every other epoch is a bad one. As soon as more \
      than `patience` bad epochs have come in a row, the training stops: with patience 0 at the first \
      bad one.

      Return `EarlyStopping(bestEpoch: …, stopEpoch: …)`: the last epoch that improved, or nil if none \
      has; and the epoch after which it stops, or nil if the losses end first. What comes after \
      the stop is never seen. NaN and ∞ improve nothing.

      `patience` below 0, or `minimumImprovement` below 0, infinite or NaN: \
      `LabError.invalidParameter`. No losses: `LabError.emptyInput`.
      """,
    working:
      "Epochs 0, 1 and 2 improve; 3, 4 and 5 are bad. With patience 2, the third bad one is too many: stop after epoch 5, and keep the parameters of epoch 2. That epoch 6 would have been better nobody will know.",
    stub: """
      /// The best epoch and the one after which the training stops, from the validation losses.
      ///
      /// - Throws: `LabError.invalidParameter` unless `patience` ≥ 0 and `minimumImprovement` is
      ///   finite and not below 0; `LabError.emptyInput` if there are no losses.
      public func earlyStopping(
        _ losses: [Double], patience: Int, minimumImprovement: Double
      ) throws -> EarlyStopping {
        throw Unsolved("12.10")
      }
      """,
    hints: [
      "Be the one who watches: after each epoch you know the best loss so far and how many bad epochs you have seen in a row. Nothing else is needed, and you cannot look ahead.",
      "Keep three variables: the best loss, which starts at `Double.infinity`; the best epoch, an `Int?` that starts at nil; and the number of bad epochs since then, which every improvement sets back to 0.",
      "Compare with the *best* loss, not with that of the epoch before: `loss < best - minimumImprovement`. A tie is not less, so it is a bad epoch; and comparing NaN with `<` gives false, so that is one too. Ask `bad > patience` after you have counted this epoch, and return at once if it holds.",
      "var bestLoss = Double.infinity\nvar bestEpoch: Int?\nvar bad = 0\nfor (epoch, loss) in losses.enumerated() {\n  if loss < bestLoss - minimumImprovement {\n    bestLoss = …\n    bestEpoch = …\n    bad = …\n  } else {\n    bad += 1\n  }\n  if bad > patience {\n    return EarlyStopping(bestEpoch: bestEpoch, stopEpoch: …)\n  }\n}\nreturn EarlyStopping(bestEpoch: bestEpoch, stopEpoch: nil)",
    ])
}
