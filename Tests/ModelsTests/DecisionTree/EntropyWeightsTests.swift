import Foundation
import Testing

@testable import Models

@Suite struct EntropyWeightsTests {
  private let table = EntropyWeights(rows: 2000)

  @Test func weightsAreNLogN() {
    #expect(table.weights[0] == 0)
    #expect(table.weights[1] == 0)
    #expect(Double(table.weights[1024]) == 10 * 1024 * table.unit)
    for n in 2...2000 {
      let exact = Double(n) * log2(Double(n)) * table.unit
      // Each of at most log₂ n prime factors is rounded to half a unit, and the reference to 2⁻⁵².
      let bound = Double(n) * log2(Double(n)) / 2 + exact * 0x1p-52
      #expect(abs(Double(table.weights[n]) - exact) <= bound, "n = \(n)")
    }
  }

  @Test func stepsLeadFromWeightToWeight() {
    #expect(table.steps.count == 2000)
    for n in 0..<2000 { #expect(table.weights[n] + table.steps[n] == table.weights[n + 1]) }
  }

  @Test func weightsOfProductsAreExactSums() {
    // a·b·log₂(a·b) = b·(a·log₂ a) + a·(b·log₂ b)
    for a in 1...44 {
      for b in a...44 {
        let (left, right) = (Int64(b) * table.weights[a], Int64(a) * table.weights[b])
        #expect(table.weights[a * b] == left + right)
      }
    }
  }

  @Test func largestWeightLeavesRoomForSums() {
    for rows in [1, 2, 3, 100, 65_536, 1_000_000] {
      let weights = EntropyWeights(rows: rows).weights
      #expect(weights.allSatisfy { $0 >= 0 && $0 < 1 << 62 })
      #expect(rows < 3 || (weights.last ?? 0) >= 1 << 60)
    }
  }
}
