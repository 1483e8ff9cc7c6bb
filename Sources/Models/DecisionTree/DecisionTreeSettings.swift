import NumericsEngine

/// What is decided before a ``DecisionTree`` grows.
public struct DecisionTreeSettings: Sendable {
  public var criterion: Impurity
  /// How many questions a row is asked at most, at least 1; `nil` for any number.
  public var maximumDepth: Int?
  /// How many rows a leaf has at least, from 1.
  public var minimumLeafRows: Int
  /// How many rows a node must have to be divided, from 2.
  public var minimumSplitRows: Int
  /// How much a split must gain, in the unit of the criterion, from 0.
  ///
  /// Of the node, not weighted with the share of rows it has (as scikit-learn's
  /// `min_impurity_decrease` is).
  public var minimumGain: Double
  /// Which of several features counts if they gain the same.
  public var ties: Ties

  /// Which of several features counts if they gain the same.
  public enum Ties: Sendable, Equatable {
    /// The first one.
    case lowestColumn
    /// The first one in an order that is drawn once; the same seed draws the same order.
    ///
    /// Where neighbouring features tell the same, as pixels do, the lowest column would always
    /// choose from one corner. On the whole of MNIST a drawn order predicts better.
    case drawn(seed: UInt32)
  }

  public init(
    criterion: Impurity = .entropy, maximumDepth: Int? = nil, minimumLeafRows: Int = 1,
    minimumSplitRows: Int = 2, minimumGain: Double = 0, ties: Ties = .lowestColumn
  ) {
    self.criterion = criterion
    self.maximumDepth = maximumDepth
    self.minimumLeafRows = minimumLeafRows
    self.minimumSplitRows = minimumSplitRows
    self.minimumGain = minimumGain
    self.ties = ties
  }

  /// The columns in the order in which they count on ties.
  func order(ofColumns count: Int) -> [Int] {
    switch ties {
    case .lowestColumn: return Array(0..<count)
    case .drawn(let seed):
      var generator = RandomGenerator(seed: seed)
      return generator.permutation(count)
    }
  }

  func check() throws {
    if let maximumDepth { try requireAtLeast(1, "maximumDepth", maximumDepth) }
    try requireAtLeast(1, "minimumLeafRows", minimumLeafRows)
    try requireAtLeast(2, "minimumSplitRows", minimumSplitRows)
    try requireNotNegative("minimumGain", minimumGain)
  }
}
