import Foundation
import Testing

@testable import lab

@Suite struct SourceFolderTests {
  private let folder = SourceFolder(
    url: FileManager.default.temporaryDirectory.appending(path: "lab-labs-\(UUID().uuidString)"))

  private func write(_ text: String, to name: String) throws {
    try AtomicFile.write(text, to: folder.url.appending(path: name))
  }

  @Test func everyWayOfSavingChangesTheStamp() throws {
    defer { try? FileManager.default.removeItem(at: folder.url) }
    try write("one", to: "A.swift")
    let file = folder.url.appending(path: "A.swift")
    let date = Date(timeIntervalSince1970: 1_700_000_000)
    func set(_ date: Date) throws {
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
    }
    try set(date)
    var stamps = [folder.stamps()]
    // In another file's place, of the same length and age.
    try write("two", to: "A.swift")
    try set(date)
    stamps.append(folder.stamps())
    // In place, longer; in place, later.
    try Data("three".utf8).write(to: file)
    stamps.append(folder.stamps())
    try set(date)
    stamps.append(folder.stamps())
    try set(date.addingTimeInterval(0.001))
    stamps.append(folder.stamps())
    try FileManager.default.removeItem(at: file)
    stamps.append(folder.stamps())
    for (before, after) in zip(stamps, stamps.dropFirst()) { #expect(before != after) }
    #expect(folder.stamps() == folder.stamps())
  }

  @Test func onlySwiftFilesCount() throws {
    defer { try? FileManager.default.removeItem(at: folder.url) }
    #expect(folder.stamps().isEmpty)
    #expect(try folder.texts() == [:])
    try write("code", to: "A.swift")
    for name in [".A.swift.swp", ".#A.swift", "A.swift~", "4913", "notes.md"] {
      try write("other", to: name)
    }
    #expect(folder.stamps().count == 1)
    #expect(try folder.texts() == ["A.swift": "code"])
  }

  @Test func whatIsNoTextIsSaid() throws {
    defer { try? FileManager.default.removeItem(at: folder.url) }
    try write("code", to: "A.swift")
    try AtomicFile.write(Data([0xFF, 0xFE, 0]), to: folder.url.appending(path: "B.swift"))
    #expect(throws: LabFailure.self) { try folder.texts() }
  }
}
