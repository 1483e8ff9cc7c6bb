import Foundation
import Grading
import Lessons
import Plotting

/// Shows what a lesson emits.
struct LessonView {
  let screen: Screen
  /// Where figures are written as SVG and PNG, too; `nil` shows them here only.
  let figures: URL?
  private let renderer = FigureRenderer()
  private let progressBar: ProgressBar

  init(screen: Screen, figures: URL?) {
    self.screen = screen
    progressBar = ProgressBar(screen: screen)
    self.figures = figures
  }

  /// - Parameter pausable: whether somebody at the keyboard could stop what goes on.
  func show(_ event: Event, pausable: Bool = false) throws {
    if case .progress(let progress) = event {
      return progressBar.show(progress, pausable: pausable)
    }
    progressBar.wipe()
    switch event {
    case .progress: break
    case .text(let text): screen.paragraphs(text)
    case .verbatim(let text): screen.verbatim(text)
    case .table(let table): show(table)
    case .figure(let figure): try show(figure)
    }
    screen.line()
  }

  /// Leaves time in which nobody computed out of what the progress bar says.
  func skip(_ time: Duration) { progressBar.skip(time) }

  /// The statement of an exercise with its worked example, and where to write it.
  func show(_ exercise: Exercise, reference: ExerciseReference, location: String, state: String) {
    let points = "\(reference.points) points"
    screen.line(screen.styled("Exercise \(exercise.id): \(exercise.title) (\(points))", .strong))
    screen.line()
    screen.paragraphs(exercise.statement, indent: 2)
    screen.line()
    if let example = reference.cases.first, case .value(let value) = example.expected {
      let lines =
        TextLayout.wrap(exercise.callText(example.arguments), width: screen.width - 11)
        + TextLayout.wrap("= " + value.text, width: screen.width - 11)
      for (index, line) in lines.enumerated() {
        screen.line((index == 0 ? "  Example: " : "           ") + line)
      }
      screen.paragraphs(exercise.working, indent: 11)
      screen.line()
    }
    screen.line("  Write it in  \(location)")
    screen.line("  Then run     swift run lab grade \(exercise.id)")
    screen.line("  State        \(state)")
    screen.line()
  }

  private func show(_ table: Table) {
    screen.line("    " + screen.styled(table.title, .strong))
    let lines = TextLayout.columns([table.columns] + table.rows)
    let rule = String(repeating: "─", count: lines.map(\.count).max() ?? 0)
    for line in [lines[0], rule] + lines.dropFirst() { screen.line("    " + line) }
  }

  private func show(_ figure: Figure) throws {
    screen.line(
      renderer.terminal(figure, width: screen.width - 1, height: 20, colour: screen.colour))
    guard let figures else { return }
    try AtomicFile.createFolder(figures)
    if case .diagram(let diagram) = figure.content {
      let file = figures.appending(path: "\(figure.slug).dot")
      try AtomicFile.write(Data(diagram.dot.utf8), to: file)
      screen.line("  written: \(file.relativePath)")
      // The text is the figure; a picture of it is only drawn where Graphviz is there.
      guard renderer.drawsDiagrams else {
        screen.line("  Graphviz is not installed; it would draw this as SVG and PNG.")
        return
      }
    }
    for (kind, write) in [("svg", renderer.svg), ("png", renderer.png)] {
      let file = figures.appending(path: "\(figure.slug).\(kind)")
      try write(figure, file.path, 960, 600)
      screen.line("  written: \(file.relativePath)")
    }
  }
}
