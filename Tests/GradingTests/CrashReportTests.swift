import Foundation
import Testing

@testable import Grading

@Suite struct CrashReportTests {
  private func report(_ symbols: [String]) throws -> CrashReport {
    let frames = symbols.map { symbol in
      """
      {"symbol": "\(symbol)", "description": "\(symbol) + 4",
       "sourceLocation": {"file": "/home/Labs/Lab07.swift", "line": \(symbol.utf8.count)}}
      """
    }
    let text = #"{"threads": [{"crashed": true, "frames": [\#(frames.joined(separator: ","))]}]}"#
    return try JSONDecoder().decode(CrashReport.self, from: Data(text.utf8))
  }

  @Test func aCrashIsWhereItHappened() throws {
    let report = try report(["column", "grow", "answer"])
    #expect(!report.isRecursion)
    #expect(report.location(inFolder: "Labs")?.function == "column")
    #expect(report.location(inFolder: "Solutions") == nil)
  }

  /// The stack may be full while a helper runs that is called on the way.
  @Test func anEndlessRecursionIsWhereItRecurs() throws {
    let report = try report(["threshold", "split"] + Array(repeating: "grow", count: 20))
    #expect(report.isRecursion)
    #expect(report.location(inFolder: "Labs")?.function == "grow")
  }
}
