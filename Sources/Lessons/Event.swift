import Datasets
import LabKit
import Plotting

/// One thing a lesson shows.
///
/// A lesson never prints. It emits events, and whoever receives them renders them: the terminal,
/// or anything that reads their JSON.
public enum Event: Codable, Sendable {
  /// Paragraphs, parted by empty lines. `` `code` `` and `*emphasis*` are marked as here.
  case text(String)
  /// Lines shown exactly as they are: a formula, code, or the output of a computation.
  case verbatim(String)
  case table(Table)
  case figure(Figure)
  /// How far a computation is that takes its time; the last one of a computation is complete.
  case progress(TaskProgress)
}

/// How far a computation is.
public struct TaskProgress: Codable, Sendable, Equatable {
  /// What is being done, in a few words.
  public var task: String
  public var done: Int
  public var total: Int
  /// How well it goes, in a few words: "loss 0.312". Only a training says so, and can be paused.
  public var training: String?

  public init(_ task: String, done: Int, total: Int, training: String? = nil) {
    self.task = task
    self.done = done
    self.total = total
    self.training = training
  }
}

/// Rows of short texts under headings.
public struct Table: Codable, Sendable, Equatable {
  public var title: String
  public var columns: [String]
  public var rows: [[String]]

  public init(_ title: String, columns: [String], rows: [[String]]) {
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}

/// Where a step of a lesson shows what it has to show.
public struct Stage {
  /// The student's own table, where one was given: a milestone that takes one uses it instead of
  /// the course's.
  public let ownTable: LabelledTable?
  /// The picture a trial is about: 28 rows of 28 greys, 0 background, 1 ink.
  public let picture: [Double]?
  /// Where trained networks are kept; `nil` keeps none.
  let networks: NetworkFolder?
  /// When a training stands still, and what is then asked.
  let pauses: TrainingPauses

  private let emit: (Event) throws -> Void

  public init(
    ownTable: LabelledTable? = nil, picture: [Double]? = nil, networks: NetworkFolder? = nil,
    pauses: TrainingPauses = .never, emit: @escaping (Event) throws -> Void
  ) {
    self.ownTable = ownTable
    self.picture = picture
    self.networks = networks
    self.pauses = pauses
    self.emit = emit
  }

  public func text(_ paragraphs: String) throws { try emit(.text(paragraphs)) }
  public func verbatim(_ lines: String) throws { try emit(.verbatim(lines)) }
  public func table(_ title: String, columns: [String], rows: [[String]]) throws {
    try emit(.table(Table(title, columns: columns, rows: rows)))
  }
  public func figure(_ figure: Figure) throws { try emit(.figure(figure)) }
  public func progress(_ task: String, done: Int, of total: Int) throws {
    try progress(TaskProgress(task, done: done, total: total))
  }
  func progress(_ progress: TaskProgress) throws { try emit(.progress(progress)) }
}
