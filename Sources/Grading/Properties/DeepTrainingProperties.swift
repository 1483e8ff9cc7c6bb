import Foundation
import LabKit
import NumericsEngine

extension Property {
  /// A whole epoch: every row in exactly one batch, all batches full but the last.
  static let epochHasEveryRow: Property = {
    let (rows, size, seed) = (1000, 64, 121)
    return Property(
      exercise: "12.1",
      name:
        "\(rows) rows in batches of \(size) (seed \(seed)): 15 full ones and one of 40, every row "
        + "once",
      weight: 2,
      arguments: { [rows.wire, size.wire, seed.wire] },
      objection: { answer in
        guard let batches = try? [[Int]](wire: answer) else {
          return "the answer is not a list of lists of indices"
        }
        let counts = Dictionary(grouping: batches.joined(), by: \.self).mapValues(\.count)
        if let row = counts.keys.filter({ !(0..<rows).contains($0) }).min() {
          return "there is no row \(row)"
        }
        if let row = (0..<rows).first(where: { counts[$0] == nil }) {
          return "row \(row) is missing"
        }
        if let row = (0..<rows).first(where: { counts[$0] != 1 }) {
          return "row \(row) comes \(counts[row] ?? 0) times"
        }
        let sizes = batches.map(\.count)
        let expected = [Int](repeating: size, count: 15) + [40]
        return sizes == expected ? nil : "the batches have the sizes \(sizes.wire.text)"
      })
  }()

  /// Epochs in a row by one generator, and epochs of two seeds, have different orders.
  ///
  /// Two fair permutations of 40 rows are the same once in 40! = 8e47 times.
  static let epochsDiffer = Property(
    exercise: "12.1",
    name: "40 rows: seed 3 gives the same epoch twice; its second epoch, and seed 4, other ones",
    weight: 2,
    calls: { [3, 3, -3, 4].map { [40.wire, 8.wire, $0.wire] } },
    objection: { answers in
      let epochs = answers.compactMap { try? [[Int]](wire: $0) }
      guard epochs.count == 4 else { return "an answer is not a list of lists of indices" }
      if epochs[0] != epochs[1] {
        return "seed 3 gave two different epochs: all chance has to come from the generator"
      }
      if epochs[0] == epochs[2] {
        return "two epochs in a row by one generator are the same. Your generator did not move on: "
          + "call it on the parameter itself, not on a copy"
      }
      return epochs[0] == epochs[3] ? "seeds 3 and 4 gave the same epoch" : nil
    })

  /// Large layers have the deviation that their scheme asks for, and numbers of its distribution.
  ///
  /// Judged by Kolmogorov and Smirnov's √n·D, which exceeds 1.95 once in a thousand times: the tail
  /// of its distribution is close to 2·exp(−2·x²). 60 000 numbers with a deviation that is 5 % too
  /// large exceed it nearly always.
  static let weightsAreSpread: Property = {
    let (fanIn, fanOut) = (300, 200)
    let both = Double(fanIn + fanOut)
    let inputs = Double(fanIn)
    let schemes: [(scheme: InitialScheme, isUniform: Bool, spread: Double)] = [
      (.glorotUniform, true, (6 / both).squareRoot()),
      (.glorotNormal, false, (2 / both).squareRoot()),
      (.heUniform, true, (6 / inputs).squareRoot()),
      (.heNormal, false, (2 / inputs).squareRoot()),
      (.uniform(0.5), true, 0.5), (.normal(0.02), false, 0.02),
    ]
    return Property(
      exercise: "12.7",
      name:
        "\(fanOut) × \(fanIn) weights of each random scheme (seed 127): distributed as asked for, "
        + "√n·D below 1.95",
      weight: 3
    ) { inquiry in
      for (scheme, isUniform, spread) in schemes {
        let answer = try inquiry.call([scheme.wire, fanIn.wire, fanOut.wire, 127.wire])
        let name = scheme.wire.text
        guard case .array([fanOut, fanIn], let weights) = answer else {
          return "\(name): the answer does not have the shape [\(fanOut), \(fanIn)]"
        }
        guard weights.allSatisfy(\.isFinite) else { return "\(name): a weight is not finite" }
        let distance = kolmogorovDistance(
          of: weights,
          from: {
            isUniform
              ? min(max(($0 / spread + 1) / 2, 0), 1) : Normal.standard.cumulative($0 / spread)
          })
        guard distance * Double(weights.count).squareRoot() < 1.95 else {
          let squares = weights.reduce(0) { $0 + $1 * $1 }
          let deviation = (squares / Double(weights.count)).squareRoot()
          let wanted = isUniform ? spread / 3.0.squareRoot() : spread
          return
            "\(name): the weights are not \(isUniform ? "uniform" : "normal") with the standard "
            + "deviation \(wanted.threeDigits); theirs is \(deviation.threeDigits)"
        }
      }
      return nil
    }
  }()
}

extension Double {
  fileprivate var threeDigits: String { String(format: "%.3g", self) }
}
