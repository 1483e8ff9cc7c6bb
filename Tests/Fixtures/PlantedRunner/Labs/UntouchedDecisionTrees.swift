import LabKit
import NumericsEngine

/// Lab 7 with nothing written.
struct UntouchedDecisionTrees: DecisionTreesLab {
  func entropy(_ counts: [Int]) throws -> Double { throw Unsolved("7.1") }
  func giniImpurity(_ counts: [Int]) throws -> Double { throw Unsolved("7.2") }
  func informationGain(_ labels: [Int], goesLeft: [Bool]) throws -> Double {
    throw Unsolved("7.3")
  }
  func bestThreshold(
    _ values: [Double], _ labels: [Int], minimumLeafRows: Int
  ) throws -> ThresholdGain? { throw Unsolved("7.4") }
  func bestSplit(
    _ features: NDArray<Double>, _ labels: [Int], minimumLeafRows: Int
  ) throws -> Split? { throw Unsolved("7.5") }
  func grow(
    _ features: NDArray<Double>, _ labels: [Int], classes: Int, maximumDepth: Int?,
    minimumLeafRows: Int
  ) throws -> Tree { throw Unsolved("7.6") }
  func predict(_ tree: Tree, _ features: NDArray<Double>) throws -> [Int] {
    throw Unsolved("7.7")
  }
  func pruned(_ tree: Tree, _ features: NDArray<Double>, _ labels: [Int]) throws -> Tree {
    throw Unsolved("7.8")
  }
  func rules(_ tree: Tree, features: [String], classes: [String]) throws -> [String] {
    throw Unsolved("7.9")
  }
}
