import Foundation
import Lessons

/// Whether what a text points to is there: files, headings, commands, exercises.
struct LinkCheck {
  let root: URL
  /// The names of the subcommands of `lab`.
  let commands: Set<String>

  /// What a text points to and is not there, in words.
  func broken(in text: String, of file: URL? = nil) -> [String] {
    links(text, file) + calls(text) + paths(text) + exercises(text)
  }

  private func exists(_ path: String, from folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: path).path)
  }

  /// `[text](path#heading)` of Markdown.
  private func links(_ text: String, _ file: URL?) -> [String] {
    guard let file else { return [] }
    let folder = file.deletingLastPathComponent()
    return text.matches(of: /\]\(([^)\s]+)\)/).compactMap { match in
      let target = String(match.1)
      guard !target.contains("://") else { return nil }
      let parts = target.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
      let page = parts[0].isEmpty ? file : folder.appending(path: parts[0])
      guard FileManager.default.fileExists(atPath: page.path) else {
        return "links to \(target), which there is not"
      }
      guard parts.count > 1 else { return nil }
      let headings = ((try? String(contentsOf: page, encoding: .utf8)) ?? "")
        .matches(of: /(?m)^#+ (.+)$/).map {
          $0.1.lowercased().replacing(/[^\w\- ]/, with: "").replacing(" ", with: "-")
        }
      return headings.contains(parts[1]) ? nil : "links to \(target), a heading that there is not"
    }
  }

  /// `swift run lab …`: a subcommand, a lab or an exercise.
  private func calls(_ text: String) -> [String] {
    text.matches(of: /swift run lab ([a-z]+|\d+(?:\.\d+)?)/).compactMap { match in
      let word = String(match.1)
      let isKnown =
        commands.contains(word) || Course.exercise(word) != nil
        || Int(word).flatMap(Lesson.lab) != nil
      return isKnown ? nil : "says `swift run lab \(word)`, which there is not"
    }
  }

  /// Files and folders of the course that a text names in backticks.
  private func paths(_ text: String) -> [String] {
    text.matches(
      of: /`((?:Labs|Solutions|Sources|Tests|Scripts|References|\.ci)\/[\w.\/+\-]*)`/
    ).compactMap { match in
      let path = String(match.1)
      return exists(path, from: root) ? nil : "names \(path), which there is not"
    }
  }

  /// "exercise 5.2", "exercises 13.7 and …".
  private func exercises(_ text: String) -> [String] {
    text.matches(of: /[Ee]xercises? (\d+\.\d+)/).compactMap { match in
      Course.exercise(String(match.1)) == nil
        ? "names exercise \(match.1), which there is not" : nil
    }
      + text.matches(of: /\b[Ll]ab (\d+)\b/).compactMap { match in
        Int(match.1).flatMap(Lesson.lab) == nil ? "names lab \(match.1), which there is not" : nil
      }
  }
}
