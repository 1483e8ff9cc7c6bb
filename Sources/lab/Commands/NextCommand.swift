import ArgumentParser

struct NextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "The exercise to write next, and where.")

  @OptionGroup var options: ScreenOptions

  func run() throws {
    let workspace = try Workspace(options)
    for line in NextView(workspace: workspace).lines(workspace.progress.load()) {
      workspace.screen.line(line)
    }
  }
}
