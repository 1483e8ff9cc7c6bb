import Foundation
import LabKit
import NumericsEngine

/// One epoch of 12.1, cut in some way; a negative seed asks for the second epoch.
func epochOfBatches(
  _ rows: Int, _ size: Int, _ seed: Int, cut: (_ order: [Int], _ size: Int) -> [[Int]]
) throws -> [[Int]] {
  guard rows >= 1 else { throw LabError.emptyInput }
  guard size >= 1 else { throw LabError.invalidParameter }
  var generator = RandomGenerator(seed: UInt32(abs(seed)))
  if seed < 0 { _ = generator.permutation(rows) }
  return cut(generator.permutation(rows), size)
}

func cutIntoBatches(_ order: [Int], _ size: Int) -> [[Int]] {
  stride(from: 0, to: order.count, by: size).map { Array(order[$0..<min($0 + size, order.count)]) }
}

/// 12.7, with its typical slips: what is done to σ² and to a² before it is drawn by.
func scaledWeights(
  _ scheme: InitialScheme, _ fanIn: Int, _ fanOut: Int, _ generator: inout RandomGenerator,
  normal: (Double) -> Double = { $0.squareRoot() },
  uniform: (Double) -> Double = { $0.squareRoot() }, glorotBy both: Int? = nil,
  heBy inputs: Int? = nil
) throws -> NDArray<Double> {
  guard fanIn >= 1, fanOut >= 1 else { throw LabError.invalidParameter }
  let shape = [fanOut, fanIn]
  let (both, inputs) = (Double(both ?? fanIn + fanOut), Double(inputs ?? fanIn))
  func drawn(within limit: Double) throws -> NDArray<Double> {
    guard limit > 0, limit.isFinite else { throw LabError.invalidParameter }
    return generator.uniform(in: -limit..<limit, shape: shape)
  }
  func drawn(_ deviation: Double) throws -> NDArray<Double> {
    guard deviation > 0, deviation.isFinite else { throw LabError.invalidParameter }
    return generator.normal(standardDeviation: deviation, shape: shape)
  }
  switch scheme {
  case .zeros: return .zeros(shape)
  case .constant(let value): return NDArray(repeating: value, shape: shape)
  case .uniform(let limit): return try drawn(within: limit)
  case .normal(let deviation): return try drawn(deviation)
  case .glorotUniform: return try drawn(within: uniform(6 / both))
  case .glorotNormal: return try drawn(normal(2 / both))
  case .heUniform: return try drawn(within: uniform(6 / inputs))
  case .heNormal: return try drawn(normal(2 / inputs))
  }
}

/// All the numbers of one hidden unit.
struct HiddenUnit {
  let incoming: [Double]
  let bias: Double
  let outgoing: [Double]

  var all: [Double] { incoming + [bias] + outgoing }

  static func all(of network: TwoLayerNetwork) throws -> [HiddenUnit] {
    let (weights, outgoing) = (network.hiddenWeights, network.outputWeights)
    guard weights.rank == 2, outgoing.rank == 2, outgoing.shape[1] == weights.shape[0],
      network.hiddenBiases.shape == [weights.shape[0]],
      network.outputBiases.shape == [outgoing.shape[0]]
    else { throw LabError.shapeMismatch }
    return (0..<weights.shape[0]).map { unit in
      HiddenUnit(
        incoming: (0..<weights.shape[1]).map { weights[unit, $0] },
        bias: network.hiddenBiases[unit],
        outgoing: (0..<outgoing.shape[0]).map { outgoing[$0, unit] })
    }
  }
}

/// The units in groups, by a comparison.
func unitGroups(
  _ network: TwoLayerNetwork, areTwins: (HiddenUnit, HiddenUnit) -> Bool
) throws -> [[Int]] {
  let units = try HiddenUnit.all(of: network)
  var groups: [[Int]] = []
  for unit in units.indices {
    if let group = groups.firstIndex(where: { areTwins(units[$0[0]], units[unit]) }) {
      groups[group].append(unit)
    } else {
      groups.append([unit])
    }
  }
  return groups
}

/// 12.8, with its typical slips.
func twinUnits(
  _ network: TwoLayerNetwork, areTwins: (HiddenUnit, HiddenUnit) -> Bool
) throws -> [[Int]] {
  try unitGroups(network, areTwins: areTwins).filter { $0.count > 1 }
}

/// 12.10, with its typical slips.
func watchedLosses(
  _ losses: [Double], _ patience: Int, _ improvement: Double,
  improves: (_ loss: Double, _ best: Double, _ improvement: Double) -> Bool = { $0 < $1 - $2 },
  stops: (_ bad: Int, _ patience: Int) -> Bool = { $0 > $1 }, follows: Bool = false,
  forgives: Bool = true
) throws -> EarlyStopping {
  guard patience >= 0, improvement >= 0, improvement.isFinite else {
    throw LabError.invalidParameter
  }
  guard !losses.isEmpty else { throw LabError.emptyInput }
  var (bestLoss, bestEpoch, bad) = (Double.infinity, Int?.none, 0)
  for (epoch, loss) in losses.enumerated() {
    if improves(loss, bestLoss, improvement) {
      (bestLoss, bestEpoch) = (loss, epoch)
      if forgives { bad = 0 }
    } else {
      bad += 1
      if follows { bestLoss = loss }
    }
    if stops(bad, patience) { return EarlyStopping(bestEpoch: bestEpoch, stopEpoch: epoch) }
  }
  return EarlyStopping(bestEpoch: bestEpoch, stopEpoch: nil)
}
