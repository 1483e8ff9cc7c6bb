import ArgumentParser
import Lessons

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "All exercises, and how they stood when last graded.")

  @OptionGroup var options: ScreenOptions

  func run() throws {
    try ListView(workspace: try Workspace(options)).show(Course.lessons)
  }
}
