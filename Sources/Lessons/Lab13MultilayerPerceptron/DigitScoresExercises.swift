extension MultilayerPerceptronExercises {
  static let softmaxLoss = Exercise(
    "13.5", "Softmax cross-entropy",
    statement: """
      Write `softmaxLoss`: the cross-entropy of the softmax, straight from the logits, and its slope.

      Z are the `logits` [m, classes], Y the one-hot `labels` of the same shape.

      value = −1/m · Σ Y · ln softmax(Z), a number; the sum runs over rows and classes

      gradient = (softmax(Z) − Y) / m, shape [m, classes]

      Return both in a `SoftmaxLoss(value: …, gradient: …)`.

      The softmax shares 1 among the classes of a row. Logits of ±1000 must work, with exact results: \
      take ln softmax(z) = z − ln Σ eᶻ, after the row's largest logit has been subtracted from all of \
      its logits. A logit that is NaN makes its row's gradient and the value NaN, nothing else.

      Logits that are not of rank 2, or labels of another shape: `LabError.shapeMismatch`. No rows: \
      `LabError.emptyInput`.
      """,
    working:
      "Subtract 3: the logits are −2 and 0, Σ eᶻ = 0.135335 + 1 = 1.135335 and its logarithm 0.126928. The right class has 0 − 0.126928, so the loss is 0.126928. The softmax is 0.119203 and 0.880797; less the labels 0 and 1 that is 0.119203 and −0.119203, and m = 1.",
    stub: """
      /// The cross-entropy of the softmax, the mean over the rows, and its slope by the logits.
      ///
      /// - Parameters:
      ///   - logits: Z, `[m, classes]`
      ///   - labels: Y, one-hot, `[m, classes]`
      /// - Throws: `LabError.shapeMismatch` for shapes that do not fit; `LabError.emptyInput` if
      ///   there is no row.
      public func softmaxLoss(
        logits: NDArray<Double>, labels: NDArray<Double>
      ) throws -> SoftmaxLoss {
        throw Unsolved("13.5")
      }
      """,
    hints: [
      "Both results divide by m, the number of rows, and by nothing else. And a logarithm of a share below 1 is negative, hence the minus.",
      "`logits.max(axis: 1, keepingDimensions: true)` is the largest of each row, [m, 1], and broadcasts when you subtract it. After that no eᶻ is larger than 1, and each row has one that is 1.",
      "With the shifted logits, Σ eᶻ is `exp(shifted).sum(axis: 1, keepingDimensions: true)`, [m, 1], and ln softmax is `shifted - log(sums)`. It never takes the logarithm of 0, where ln of the finished softmax would.",
      "guard logits.rank == 2, labels.shape == logits.shape else { throw … }\nguard logits.shape[0] > 0 else { throw … }\nlet m = Double(logits.shape[0])\nlet shifted = logits - logits.max(axis: 1, keepingDimensions: true)\nlet sums = exp(shifted).sum(axis: 1, keepingDimensions: true)\nlet logarithms = shifted - log(sums)   // [m, classes]\nreturn SoftmaxLoss(\n  value: -(labels * …).sum() / m,\n  gradient: (exp(shifted) / sums - …) / m)",
    ])
}
