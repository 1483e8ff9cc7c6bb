import ArgumentParser
import Foundation
import Grading
import LabKit
import Lessons

/// `lab` shows the map, `lab 3` a lab.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The map of the course, or a lab from the top.",
    usage: """
      lab [<lab>] [--step] [--solution] [--figures <folder>] [--plain]
      lab <lab> --csv <file> --label <column> [--solution] [--figures <folder>]
      lab <lab> --restart
      lab <lab> --pause-at <step> [--inspect <commands>] [--solution]
      """,
    shouldDisplay: false)

  @Argument(help: "A lab (3), or an exercise (3.2) for its step alone; without it the map.")
  var lab: [String] = []

  @Flag(help: "Wait for Return after each step.")
  var step = false

  @Flag(help: "Run on the reference implementations instead of your code.")
  var solution = false

  @Flag(help: "Train a kept network again from the start (labs 13, 14).")
  var restart = false

  @Option(
    help: ArgumentHelp("Write the figures as SVG and PNG into this folder.", valueName: "folder"))
  var figures: String?

  @Option(
    help: ArgumentHelp(
      "Run the milestone on a table of your own: numbers, and a column with the class (labs 5, 6, 7).",
      valueName: "file"))
  var csv: String?

  @Option(
    help: ArgumentHelp("Which column of --csv holds the class.", valueName: "column"))
  var label: String?

  @Option(
    help: ArgumentHelp(
      "Run the milestone and stop its training at this step, to take it apart.", valueName: "step"))
  var pauseAt: Int?

  @Option(
    help: ArgumentHelp(
      "What to ask at --pause-at, parted by semicolons: \"shapes; weights 1; step 10\".",
      valueName: "commands"))
  var inspect: String?

  @OptionGroup var options: ScreenOptions

  func run() throws {
    guard let what = lab.first else {
      return try MapView(workspace: try Workspace(options)).show()
    }
    let selection = try selection(what)
    guard lab.count == 1 else { throw LabFailure.oneAtATime }
    let table = try OwnTable(csv: csv, label: label, for: selection)
    let inspection = try Inspection(pauseAt: pauseAt, inspect: inspect, for: selection)
    if restart, selection.part.ids != nil || selection.part.lesson.trial == nil {
      throw LabFailure.keepsNoNetwork(
        Course.lessons.filter { $0.trial != nil }.map(\.number))
    }
    let workspace = try Workspace(options)
    let whole = try LessonRun(
      workspace: workspace, lesson: selection.part.lesson, exercises: selection.part.ids,
      ownTable: table, solutions: solution, pauses: step,
      inspection: inspection, startsAnew: restart,
      figures: figures.map { URL(filePath: $0, directoryHint: .isDirectory) }
    ).run()
    if !whole { throw ExitCode.failure }
  }

  /// A word that is neither a lab nor an exercise was probably meant as a command.
  private func selection(_ text: String) throws -> Selection {
    guard text.first?.isNumber == true else {
      let commands = LabCommand.configuration.subcommands.compactMap {
        $0.configuration.commandName
      }
      throw LabFailure.noSuchCommand(
        text,
        suggestion: Suggestion.nearest(to: text, among: commands.filter { $0 != "show" } + ["help"])
          .map { "`swift run lab \($0)`" })
    }
    return try Selection(text)
  }
}
