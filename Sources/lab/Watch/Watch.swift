import Foundation
import Grading
import Lessons

/// Grades on save: builds, grades what a change can have touched, shows what is different for it.
///
/// One thread. Whatever takes long asks ``WatchInput`` every few milliseconds whether to go on, so
/// that a save ends the grading before it, and Ctrl-C ends anything.
final class Watch {
  let workspace: Workspace
  let view: WatchView
  let input: WatchInput
  private let sources: SourceFolder
  let parts: [(lesson: Lesson, ids: Set<String>)]
  /// Draws other inputs for every grading.
  private let fresh: FreshCases?

  /// The files as last looked into.
  private var texts: [String: String] = [:]
  /// Exercises to grade.
  var pending: Set<String>
  /// Exercises that were edited, or asked for, and not shown since.
  var wanted: Set<String>
  var standings: [String: (standing: Standing, possible: Int)] = [:]
  private var compiles = true
  var isDue = true
  /// The exercise that was edited last.
  var atHand: String?

  var screen: Screen { workspace.screen }

  /// - Parameter exercise: is shown in full from the start.
  init(
    _ workspace: Workspace, _ parts: [(lesson: Lesson, ids: Set<String>)], exercise: String? = nil
  ) throws {
    self.workspace = workspace
    self.parts = parts
    fresh = try workspace.freshCases()
    view = WatchView(workspace: workspace)
    sources = SourceFolder(url: workspace.folder.root.appending(path: "Labs"))
    input = WatchInput(sources)
    pending = parts.reduce(into: []) { $0.formUnion($1.ids) }
    atHand = exercise
    wanted = Set([exercise].compactMap { $0 })
  }

  /// Watches until somebody ends it; the terminal is then as it was.
  func run() throws -> WatchInput.Ending {
    defer { input.close() }
    view.welcome(parts, hasKeyboard: input.hasKeyboard)
    while true {
      if let ending = input.ending { return ending }
      if input.isSuspending { input.suspend() }
      if input.takeSave() { isDue = true }
      if isDue { try round() }
      actOnKeys()
      // A reader that has gone, such as `| head`, has seen enough.
      guard input.isHeard else { return .asked }
      if !isDue && !input.endsGrading { input.wait(atMost: 1000) }
    }
  }

  // MARK: - Grading

  /// Grades what is to be graded, and once more later if something happens that comes first.
  private func round() throws {
    isDue = false
    do {
      try gradeWhatChanged()
    } catch LabFailure.noSwift {
      throw LabFailure.noSwift
    } catch {
      view.problem(error)
    }
    guard input.endsGrading else { return }
    isDue = true
    if !input.endsBuild { view.savedMeanwhile() }
  }

  private func gradeWhatChanged() throws {
    view.time()
    let now = try sources.texts()
    let gone = parts.map(\.lesson).filter { now[$0.file] == nil }
    guard gone.isEmpty else {
      for lesson in gone { view.missing(lesson) }
      return
    }
    let isSame = now == texts
    noteChanges(now)
    if isSame, pending.isEmpty {
      view.nothingChanged()
      return
    }
    guard let implementation = try build() else { return }
    for (lesson, ids) in parts {
      for group in [wanted, ids.subtracting(wanted)] {
        try grade(pending.intersection(ids).intersection(group), of: lesson, implementation)
        if input.endsGrading { return }
        actOnKeys()
      }
      settle(lesson, ids)
    }
    summarise()
  }

  private func noteChanges(_ now: [String: String]) {
    for (lesson, ids) in parts {
      guard let old = texts[lesson.file], let new = now[lesson.file], old != new else { continue }
      let change = ExerciseTexts(lesson, text: new).change(since: ExerciseTexts(lesson, text: old))
      pending.formUnion(change.touched.intersection(ids))
      wanted.formUnion(change.edited.intersection(ids))
      atHand =
        lesson.exercises.map(\.id).last { change.edited.contains($0) && ids.contains($0) }
        ?? atHand
    }
    // What stands in no lab's file may be used in all of them.
    let files = Set(Course.lessons.map(\.file))
    func others(_ texts: [String: String]) -> [String: String] {
      texts.filter { !files.contains($0.key) }
    }
    if !texts.isEmpty, others(now) != others(texts) {
      pending.formUnion(parts.flatMap(\.ids))
    }
    texts = now
  }

  /// The runner built from the present code; `nil` if there is none, and the reason is shown.
  private func build() throws -> Implementation? {
    let result = try screen.transient("Building your code …") {
      try RunnerBuild(folder: workspace.folder).run(
        solutions: false,
        interrupted: { [input] in
          input.wait(atMost: 0)
          return input.endsBuild
        }, waiting: { [screen] in screen.show(note: "Waiting for another build to end …") })
    }
    switch result {
    case .interrupted: return nil
    case .failed(let errors, let log):
      compiles = false
      view.doesNotCompile(errors, log: log)
      return nil
    case .built(let implementation):
      if !compiles { view.compilesAgain() }
      compiles = true
      return implementation
    }
  }

  private func grade(
    _ ids: Set<String>, of lesson: Lesson, _ implementation: Implementation
  ) throws {
    let exercises = lesson.exercises.filter { ids.contains($0.id) }
    guard !exercises.isEmpty else { return }
    func announce(_ index: Int) {
      guard exercises.indices.contains(index) else { return }
      let exercise = exercises[index]
      screen.show(
        note: "Grading \(exercise.id) \(exercise.title) (\(index + 1) of \(exercises.count)) …")
    }
    announce(0)
    var reports: [ExerciseReport] = []
    defer { screen.show(note: "") }
    _ = try workspace.grade(
      lesson, only: ids, of: implementation,
      fresh: fresh.map { FreshCases(answeredBy: $0.solutions) }
    ) { report in
      reports.append(report)
      announce(reports.count)
    } interrupted: { [self] in
      input.wait(atMost: 0)
      if input.hasKey {
        screen.show(note: "")
        actOnKeys()
        announce(reports.count)
      }
      return input.endsGrading
    }
    screen.show(note: "")
    for report in reports { show(report, in: lesson) }
  }

  private func show(_ report: ExerciseReport, in lesson: Lesson) {
    let id = report.exercise.id
    let standing = Standing(report)
    let before = standings.updateValue((standing, report.reference.points), forKey: id)?.standing
    pending.remove(id)
    if wanted.remove(id) != nil {
      let isNews = before != standing || !standing.isFailure
      view.show(report, in: lesson, detail: isNews ? .full : .asBefore)
    } else if before.map({ $0.verdict != standing.verdict || $0.points != standing.points })
      ?? standing.isFailure
    {
      view.show(report, in: lesson, detail: .row)
    }
  }

  /// Notes that exercises whose code is the same as before stand in the file as it is now.
  private func settle(_ lesson: Lesson, _ ids: Set<String>) {
    guard let checksum = texts[lesson.file]?.checksum else { return }
    // If it cannot be noted, grading has said so.
    try? workspace.progress.update { progress in
      for id in ids where progress[id].graded != nil { progress[id].graded = checksum }
    }
  }
}
