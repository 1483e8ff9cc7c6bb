import NumericsEngine

/// What a network's scores say to digits, judged by the engine.
struct DigitJudgement {
  let truth: [Int]
  /// The class with the highest score; of equal ones the first.
  let guesses: [Int]
  /// The softmax of the scores, a probability for each class: `[count, 10]`.
  let shares: NDArray<Double>
  /// How often a class was taken for another, a row for each true class: `[10 · 10]`.
  let counts: [Int]

  /// - Parameters:
  ///   - logits: `[count, 10]`
  ///   - truth: the classes, 0…9: `[count]`
  init(_ logits: NDArray<Double>, _ truth: [Int]) {
    self.truth = truth
    guesses = logits.argmax(axis: 1).elements
    shares = softmax(logits, axis: 1)
    counts = zip(truth, guesses).reduce(into: [Int](repeating: 0, count: 100)) {
      $0[10 * $1.0 + $1.1] += 1
    }
  }

  var accuracy: Double {
    Double((0...9).reduce(0) { $0 + counts[11 * $1] }) / Double(max(1, truth.count))
  }

  /// Of the accuracy, if the pictures were drawn anew.
  var standardError: Double {
    (accuracy * (1 - accuracy) / Double(max(1, truth.count))).squareRoot()
  }

  /// The mean cross-entropy.
  var loss: Double {
    -log(NDArray(truth.indices.map { shares[$0, truth[$0]] })).mean()
  }

  /// The rows that were read wrongly.
  var wrong: [Int] { truth.indices.filter { guesses[$0] != truth[$0] } }

  /// The counts without those on the diagonal.
  var confusions: [Double] {
    counts.enumerated().map { $0 % 11 == 0 ? 0 : Double($1) }
  }

  /// The share of a class that was found.
  func recall(_ kind: Int) -> Double {
    Double(counts[11 * kind]) / Double(counts[10 * kind..<10 * kind + 10].reduce(0, +))
  }

  /// The most frequent mistake, or those that are equally frequent, in a sentence.
  var worstPair: String {
    let confusions = confusions
    let most = confusions.max() ?? 0
    guard most > 0 else { return "There is no wrong answer." }
    let times = most == 1 ? "once" : "\(Int(most)) times"
    let pairs = confusions.indices.filter { confusions[$0] == most }
    let names = pairs.prefix(3).map { pair in
      let kind = pair / 10
      return
        "\(kind == 8 ? "an" : "a") \(kind) taken for \(pair % 10 == 8 ? "an" : "a") \(pair % 10)"
    }
    return switch pairs.count {
    case 1: "The most frequent mistake is \(names[0]), \(times)."
    case 2, 3:
      "The most frequent mistakes are \(names.dropLast().joined(separator: ", ")) and "
        + "\(names[names.count - 1]), \(times) each."
    default:
      "No mistake stands out: \(pairs.count) pairs occur \(times) each, and none more often; one of "
        + "them is \(names[0])."
    }
  }
}
