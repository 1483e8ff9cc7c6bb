import Foundation
import LabKit
import Lessons
import TestSupport
import Testing

@testable import Grading

extension PlantedSuite {
  @Suite struct ReportTests {
    private func report() throws -> GradeReport {
      let lesson = try #require(Lesson.lab(3))
      return GradeReport(
        graded: "Labs",
        labs: [(lesson, ["wrong", "right", "stub", "index"].map { Planted.grade($0) })])
    }

    @Test func jsonComesBackAsItWas() throws {
      let report = try report()
      let copy = try JSONDecoder().decode(GradeReport.self, from: Data(try report.json().utf8))
      #expect(copy.version == 1)
      #expect(copy.labs[0].exercises.map(\.verdict) == [.wrong, .passed, .notAttempted, .crashed])
      #expect(copy.points == 10)
      #expect(copy.pointsPossible == 40)
      #expect(!copy.passed)
      #expect(copy.labs[0].exercises[0].failures.count == 3)
      #expect(copy.labs[0].exercises[3].location?.file == "PlantedRunner/PlantedLab.swift")
    }

    @Test func junitIsXMLWithAFailureAndASkip() throws {
      let xml = try report().junit
      let parser = XMLElements()
      #expect(parser.parse(xml))
      #expect(parser.counts["testcase"] == 4)
      #expect(parser.counts["failure"] == 2)
      #expect(parser.counts["skipped"] == 1)
      #expect(parser.suite == ["tests": "4", "failures": "2", "skipped": "1"])
    }

    @Test func hostileTextStaysText() throws {
      let exercise = Exercise(
        "<&\"'>\u{1}", "]]> ü", statement: "", working: "", stub: "func f(_ x: Double) throws {",
        hints: [])
      let check = Check(
        name: "\u{0}<script>", arguments: [.string("&\u{1B}[31m")], weight: 1,
        finding: .threw(message: "a\u{8}b", expected: nil), number: 1)
      let report = ExerciseReport(
        exercise: exercise, reference: Planted.reference("x"), checks: [check], diagnosis: nil,
        printed: PrintedOutput())
      let document = GradeReport(graded: "Labs", labs: [(try #require(Lesson.lab(3)), [report])])
      #expect(XMLElements().parse(document.junit))
    }
  }
}

/// Counts elements, and fails on anything that is not XML.
private final class XMLElements {
  var counts: [String: Int] = [:]
  var suite: [String: String] = [:]

  /// xmllint is not everywhere, and Foundation's parser is another module on Linux; a few lines
  /// hold the form: one root, closed tags, no bare special character.
  func parse(_ text: String) -> Bool {
    var open: [String] = []
    var rest = text[...]
    guard text.unicodeScalars.allSatisfy({ $0.value >= 32 || $0 == "\n" || $0 == "\t" }) else {
      return false
    }
    while let start = rest.firstIndex(of: "<") {
      guard isCharacterData(rest[..<start]), let end = rest[start...].firstIndex(of: ">") else {
        return false
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("?") { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == String(tag.dropFirst()) else { return false }
        continue
      }
      let name = String(tag.prefix { $0.isLetter })
      counts[name, default: 0] += 1
      if name == "testsuite" {
        for match in tag.matches(of: /(tests|failures|skipped)="(\d+)"/) {
          suite[String(match.1)] = String(match.2)
        }
      }
      if !tag.hasSuffix("/") { open.append(name) }
    }
    return open.isEmpty && isCharacterData(rest)
  }

  private func isCharacterData(_ text: Substring) -> Bool {
    !text.contains("<") && !text.replacing(/&(amp|lt|gt|quot|apos);/, with: "").contains("&")
  }
}
