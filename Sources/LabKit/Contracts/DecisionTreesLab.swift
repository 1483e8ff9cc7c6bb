import NumericsEngine

/// Lab 7 — Decision trees.
public protocol DecisionTreesLab: Lab {
  func entropy(_ counts: [Int]) throws -> Double
  func giniImpurity(_ counts: [Int]) throws -> Double
  func informationGain(_ labels: [Int], goesLeft: [Bool]) throws -> Double
  func bestThreshold(
    _ values: [Double], _ labels: [Int], minimumLeafRows: Int
  ) throws -> ThresholdGain?
  func bestSplit(
    _ features: NDArray<Double>, _ labels: [Int], minimumLeafRows: Int
  ) throws -> Split?
  func grow(
    _ features: NDArray<Double>, _ labels: [Int], classes: Int, maximumDepth: Int?,
    minimumLeafRows: Int
  ) throws -> Tree
  func predict(_ tree: Tree, _ features: NDArray<Double>) throws -> [Int]
  func pruned(_ tree: Tree, _ features: NDArray<Double>, _ labels: [Int]) throws -> Tree
  func rules(_ tree: Tree, features: [String], classes: [String]) throws -> [String]
}

extension DecisionTreesLab {
  public static var number: Int { 7 }

  public var endpoints: [Endpoint] {
    [
      Endpoint("7.1", entropy),
      Endpoint("7.2", giniImpurity),
      Endpoint("7.3", informationGain),
      Endpoint("7.4", bestThreshold),
      Endpoint("7.5", bestSplit),
      Endpoint("7.6", grow),
      Endpoint("7.7", predict),
      Endpoint("7.8", pruned),
      Endpoint("7.9", rules),
    ]
  }
}

/// Where to cut one feature, and what the cut tells: the result of exercise 7.4.
public struct ThresholdGain: Sendable, Equatable, WireEncodable {
  /// Rows whose value is at most this go left.
  public var threshold: Double
  /// The information gain in bits.
  public var gain: Double

  public init(threshold: Double, gain: Double) {
    self.threshold = threshold
    self.gain = gain
  }

  public var wire: WireValue { ["threshold": threshold.wire, "gain": gain.wire] }
}

/// Which feature to cut where, and what the cut tells: the result of exercise 7.5.
public struct Split: Sendable, Equatable, WireEncodable {
  /// The column, counted from 0.
  public var feature: Int
  /// Rows whose value in that column is at most this go left.
  public var threshold: Double
  /// The information gain in bits.
  public var gain: Double

  public init(feature: Int, threshold: Double, gain: Double) {
    self.feature = feature
    self.threshold = threshold
    self.gain = gain
  }

  public var wire: WireValue {
    ["feature": feature.wire, "threshold": threshold.wire, "gain": gain.wire]
  }
}

/// A decision tree: an answer, or a question with a tree for each of its two answers.
///
/// ```swift
/// let tree = Tree.split(
///   feature: 0, threshold: 2.5,
///   left: .leaf(label: 1, counts: [0, 4]),      // rows with column 0 at most 2.5
///   right: .leaf(label: 0, counts: [3, 1]))     // the others
/// tree.counts                                   // [3, 5]
/// ```
public indirect enum Tree: Sendable, Equatable {
  /// The class that is answered here, and how many training rows of each class arrived:
  /// `counts` is `[classes]`.
  case leaf(label: Int, counts: [Int])
  /// Rows whose value in the column `feature` is at most `threshold` go left.
  case split(feature: Int, threshold: Double, left: Tree, right: Tree)

  /// How many training rows of each class arrived at the top of this tree: `[classes]`.
  ///
  /// - Complexity: O(*leaves* · *classes*)
  public var counts: [Int] {
    switch self {
    case .leaf(_, let counts): return counts
    case .split(_, _, let left, let right):
      var (counts, others) = (left.counts, right.counts)
      // A tree written by hand may have counts of two lengths; the surplus is not lost.
      if counts.count < others.count { swap(&counts, &others) }
      for (label, count) in others.enumerated() { counts[label] += count }
      return counts
    }
  }

  /// How many answers the tree has.
  public var leafCount: Int {
    switch self {
    case .leaf: 1
    case .split(_, _, let left, let right): left.leafCount + right.leafCount
    }
  }

  /// The most questions on the way from the top to an answer.
  public var depth: Int {
    switch self {
    case .leaf: 0
    case .split(_, _, let left, let right): 1 + max(left.depth, right.depth)
    }
  }
}

extension Tree: WireCodable {
  public init(wire: WireValue) throws {
    switch wire {
    case .compound(".leaf(label:counts:)", let values) where values.count == 2:
      self = .leaf(label: try Int(wire: values[0]), counts: try [Int](wire: values[1]))
    case .compound(".split(feature:threshold:left:right:)", let values) where values.count == 4:
      self = .split(
        feature: try Int(wire: values[0]), threshold: try Double(wire: values[1]),
        left: try Tree(wire: values[2]), right: try Tree(wire: values[3]))
    default:
      throw mismatch("a tree", wire)
    }
  }

  public var wire: WireValue {
    switch self {
    case .leaf(let label, let counts):
      .compound(".leaf(label:counts:)", [label.wire, counts.wire])
    case .split(let feature, let threshold, let left, let right):
      .compound(
        ".split(feature:threshold:left:right:)",
        [feature.wire, threshold.wire, left.wire, right.wire])
    }
  }
}
