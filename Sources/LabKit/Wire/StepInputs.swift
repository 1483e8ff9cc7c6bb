/// What a step of a lesson is given besides the student's code.
public struct StepInputs: Sendable, Equatable {
  /// A table of the student's own, for a step that takes one.
  public var ownTable: OwnTable?
  /// A training in the step stops once when it has made so many steps.
  public var pauseAt: Int?
  /// Where trained networks are kept; `nil` keeps none.
  public var networks: NetworkFolder?
  /// A picture of a digit, for a trial: 28 rows of 28 greys, 0 background, 1 ink.
  public var picture: [Double]?

  public init(
    ownTable: OwnTable? = nil, pauseAt: Int? = nil, networks: NetworkFolder? = nil,
    picture: [Double]? = nil
  ) {
    self.ownTable = ownTable
    self.pauseAt = pauseAt
    self.networks = networks
    self.picture = picture
  }
}

/// A file of comma-separated values, and the column in it that holds the classes.
public struct OwnTable: Sendable, Equatable {
  /// The absolute path of the file.
  public let path: String
  public let label: String

  public init(path: String, label: String) {
    self.path = path
    self.label = label
  }
}

/// The folder in which trained networks are kept.
public struct NetworkFolder: Sendable, Equatable {
  /// The folder's absolute path.
  public let path: String
  /// A checksum of the code that trains, to tell its own networks from those of other code.
  public let code: String
  /// Whether a kept network is trained again from the start.
  public let startsAnew: Bool

  public init(path: String, code: String, startsAnew: Bool = false) {
    self.path = path
    self.code = code
    self.startsAnew = startsAnew
  }
}

extension StepInputs: WireCodable {
  public var wire: WireValue {
    .list([
      ownTable.map { [$0.path, $0.label] }.wire, pauseAt.wire,
      networks.map { [$0.path, $0.code, $0.startsAnew ? "anew" : ""] }.wire, picture.wire,
    ])
  }

  public init(wire: WireValue) throws {
    guard case .list(let parts) = wire, parts.count == 4 else {
      throw mismatch("the inputs of a step", wire)
    }
    let table = try [String]?(wire: parts[0])
    let networks = try [String]?(wire: parts[2])
    guard table.map(\.count) ?? 2 == 2, networks.map(\.count) ?? 3 == 3 else {
      throw mismatch("the inputs of a step", wire)
    }
    self.init(
      ownTable: table.map { OwnTable(path: $0[0], label: $0[1]) },
      pauseAt: try Int?(wire: parts[1]),
      networks: networks.map {
        NetworkFolder(path: $0[0], code: $0[1], startsAnew: $0[2] == "anew")
      },
      picture: try [Double]?(wire: parts[3]))
  }
}
