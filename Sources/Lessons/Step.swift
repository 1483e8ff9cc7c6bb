import LabKit

/// One step of a lesson: something to read and see, then at most one exercise.
public struct Step: Sendable {
  public let title: String
  public let exercise: Exercise?
  /// The exercises whose functions the step itself calls; only a milestone has any.
  public let needs: [String]
  /// How many classes a student's own table may have in this step; `nil` if it takes none.
  public let ownTableClasses: ClosedRange<Int>?
  /// Whether a network is trained in it, step by step; only in a milestone it can be asked for.
  public let trains: Bool

  private let body: @Sendable (any Lab, Stage) throws -> Void

  /// A step that computes on the engine alone.
  public init(
    _ title: String, exercise: Exercise? = nil, body: @escaping @Sendable (Stage) throws -> Void
  ) {
    self.title = title
    self.exercise = exercise
    needs = []
    ownTableClasses = nil
    trains = false
    self.body = { _, stage in try body(stage) }
  }

  /// The step that ends a lab, computed by the student's own functions.
  ///
  /// - Parameters:
  ///   - ownTableClasses: how many classes the table in ``Stage/ownTable`` may have.
  ///   - trains: whether it calls ``Stage/train(_:_:until:at:show:)``.
  public static func milestone<Contract>(
    _ title: String, needs: [String], ownTableClasses: ClosedRange<Int>? = nil,
    trains: Bool = false, on contract: Contract.Type,
    body: @escaping @Sendable (Contract, Stage) throws -> Void
  ) -> Step {
    Step(title: title, needs: needs, ownTableClasses: ownTableClasses, trains: trains) {
      lab, stage in
      guard let lab = lab as? Contract else {
        throw WireError("\(type(of: lab)) is not \(Contract.self)")
      }
      try body(lab, stage)
    }
  }

  /// The network that a lab's milestone keeps, asked about ``Stage/picture``.
  public static func trial<Contract>(
    needs: [String], on contract: Contract.Type,
    body: @escaping @Sendable (Contract, Stage) throws -> Void
  ) -> Step {
    milestone("Trial", needs: needs, on: contract, body: body)
  }

  private init(
    title: String, needs: [String], ownTableClasses: ClosedRange<Int>?, trains: Bool,
    body: @escaping @Sendable (any Lab, Stage) throws -> Void
  ) {
    self.title = title
    exercise = nil
    self.needs = needs
    self.ownTableClasses = ownTableClasses
    self.trains = trains
    self.body = body
  }

  public func run(on lab: any Lab, stage: Stage) throws {
    try body(lab, stage)
  }
}
