import ArgumentParser

struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "The real images, MNIST: fetch them, or see what is there.",
    discussion: """
      Without them the labs draw digits of their own, so nothing has to be fetched.

      swift run lab data          what is there
      swift run lab data mnist    fetch the four files and verify them
      """,
    subcommands: [DataStatusCommand.self, DataMNISTCommand.self],
    defaultSubcommand: DataStatusCommand.self)
}
