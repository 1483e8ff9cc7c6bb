import ArgumentParser
import Datasets
import Foundation
import Grading
import LabKit
import Lessons

struct TryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try",
    abstract: "Let the network you trained read a digit of your own.",
    discussion: """
      The file is a PNG picture with one digit, of any size, dark on light or light on dark, drawn \
      with a thick pen. Or it is text: a line is a row, a character a pixel; a space, a dot and 0 are \
      background, everything else is ink.
      """)

  @Argument(help: ArgumentHelp("The picture.", valueName: "file"))
  var file: String

  @Option(help: "The lab whose network is asked; the last one that has been trained without it.")
  var lab: String?

  @Flag(help: "Ask the network of the reference implementations instead of yours.")
  var solution = false

  @OptionGroup var options: ScreenOptions

  func run() throws {
    let workspace = try Workspace(options)
    let lesson = try lesson(in: workspace)
    let digit: [Double]
    do {
      digit = try Picture(path: file).digit()
    } catch {
      throw LabFailure.unusablePicture("\(error)")
    }
    let implementation = try workspace.implementation(solutions: solution)
    let trial = StepRun(
      workspace: workspace, lesson: lesson, player: LessonPlayer(implementation),
      viewer: LessonViewer(screen: workspace.screen, figures: nil, script: nil, keepsNetworks: true)
    )
    defer { trial.player.end() }
    workspace.screen.heading(
      "\(URL(filePath: file).lastPathComponent), read by the network of lab \(lesson.number)"
        + (solution ? " (reference implementations)" : ""))
    workspace.screen.line()
    let outcome = try trial.outcome(
      of: nil,
      StepInputs(
        networks: workspace.networks(of: lesson, solutions: solution), picture: digit))
    if !trial.report(outcome) { throw ExitCode.failure }
  }

  /// The lab whose network is asked; one is kept of it.
  private func lesson(in workspace: Workspace) throws -> Lesson {
    let triable = Course.lessons.filter { $0.trial != nil }
    var candidates = triable
    if let lab {
      let (lesson, exercises) = try Selection(lab).part
      guard exercises == nil, lesson.trial != nil else {
        throw LabFailure.hasNoTrial(
          exercises == nil ? "Lab \(lesson.number)" : "An exercise", others: triable.map(\.number))
      }
      candidates = [lesson]
    }
    let kept = candidates.last {
      AtomicFile.exists(workspace.folder.network(of: $0, solutions: solution))
    }
    guard let kept else {
      throw LabFailure.noNetwork(of: candidates.map(\.number), solutions: solution)
    }
    return kept
  }
}
