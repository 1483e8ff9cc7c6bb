import ArgumentParser

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take the last reset back.",
    discussion: "What is replaced by that is kept, too. Repeated, it goes back further.")

  @OptionGroup var options: ScreenOptions

  func run() throws {
    let workspace = try Workspace(options)
    let (entry, kept) = try workspace.snapshots.undo()
    workspace.screen.line("\(entry.file) is as it was before `lab \(entry.before)`.")
    if let kept {
      workspace.screen.line("The version it replaced is kept:")
      workspace.screen.line("  \(kept)")
    }
  }
}
