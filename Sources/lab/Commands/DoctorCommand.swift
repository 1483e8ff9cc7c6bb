import ArgumentParser

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look whether everything the course needs is there.")

  @OptionGroup var options: ScreenOptions

  func run() throws {
    let workspace = try Workspace(options)
    let findings = Doctor(folder: workspace.folder).examine()
    for finding in findings {
      let sign = finding.isFine ? "found  " : finding.isNeeded ? "MISSING" : "absent "
      let detail = TextLayout.wrap(finding.detail, width: workspace.screen.width - 24)
      let start =
        "  \(workspace.screen.styled(sign, finding.isFine ? .good : finding.isNeeded ? .bad : .faint))  "
        + finding.name.padded(12)
      for (index, line) in detail.enumerated() {
        workspace.screen.line((index == 0 ? start : String(repeating: " ", count: 23)) + line)
      }
    }
    if findings.contains(where: { !$0.isFine && $0.isNeeded }) { throw ExitCode.failure }
  }
}
