import ArgumentParser
import Checking
import Foundation
import Grading
import Lessons

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "For authors: does the course keep what it promises?",
    discussion: """
      Runs every stub, every reference implementation, and the right and wrong answers of \
      Tests/GradingTests/Mutants; reads the texts, hints, links and the glossary. Prints a table and \
      names what falls short. Exit code 0 only if nothing does.
      """)

  @Argument(help: "A lab (3) or an exercise (3.2); everything without it.")
  var what: String?

  @Option(help: ArgumentHelp("Draw fresh inputs with this seed and the two after it."))
  var seed: UInt32 = 1

  @Option(
    help: ArgumentHelp(
      "Write the fresh inputs and their answers into this file, for Scripts/references.",
      valueName: "file"))
  var fresh: String?

  @OptionGroup var options: ScreenOptions

  func run() throws {
    let workspace = try Workspace(options)
    let parts: [(lesson: Lesson, ids: Set<String>?)] =
      try what.map { [try Selection($0).part] } ?? Course.lessons.map { ($0, nil) }
    let seeds = (0..<3).map { seed &+ $0 }
    let edited = parts.map(\.lesson).filter { !workspace.isPristine($0) }
    let check = CourseCheck(
      CourseCheck.Runners(
        labs: edited.isEmpty ? try workspace.implementation(solutions: false) : nil,
        solutions: try workspace.implementation(solutions: true),
        variants: try workspace.variantsRunner()),
      root: workspace.folder.root, references: workspace.folder.references,
      commands: Set(
        LabCommand.configuration.subcommands.compactMap { $0.configuration.commandName }),
      seeds: seeds)
    let bar = SharedBar(workspace.screen)
    var report = try check.run(parts) { bar.show($0, of: $1) }
    bar.wipe()
    report.shortcomings += edited.map {
      Shortcoming(lab: $0.number, "Labs/\($0.file) has been edited: the stubs were not run")
    }
    if let fresh {
      try AtomicFile.write(report.fresh, to: URL(filePath: fresh), creatingFolders: false)
    }
    CheckView(screen: workspace.screen).show(report, seeds: seeds)
    if !report.shortcomings.isEmpty { throw ExitCode.failure }
  }
}

/// A progress bar that is told from several threads, one at a time.
private final class SharedBar: @unchecked Sendable {
  private let screen: Screen
  private let bar: ProgressBar

  init(_ screen: Screen) {
    self.screen = screen
    bar = ProgressBar(screen: screen)
  }

  func show(_ done: Int, of total: Int) {
    bar.show(
      TaskProgress("exercises held to their answers", done: done, total: total),
      pausable: false)
    // What comes after the exercises takes its time, too.
    if done == total { screen.show(note: "Reading the lessons …") }
  }

  func wipe() { bar.wipe() }
}
