import Datasets
import Foundation
import LabKit
import Lessons

extension OwnTable {
  /// The table that `--csv` and `--label` name, read once to see that it serves; `nil` without both.
  ///
  /// - Throws: ``LabFailure`` for one option without the other, a lab that takes no table, or a file
  ///   that cannot be used.
  init?(csv: String?, label: String?, for selection: Selection) throws {
    guard let csv else {
      if label != nil { throw LabFailure.labelNeedsCSV }
      return nil
    }
    let (lesson, exercises) = selection.part
    guard let label else { throw LabFailure.csvNeedsLabel(lab: lesson.number, file: csv) }
    guard exercises == nil, let allowed = lesson.steps.compactMap(\.ownTableClasses).first else {
      throw LabFailure.takesNoTable(
        exercises == nil ? "Lab \(lesson.number)" : "An exercise",
        others: Course.lessons.filter { $0.steps.contains { $0.ownTableClasses != nil } }
          .map(\.number))
    }
    let file = URL(filePath: csv)
    let table: LabelledTable
    do {
      table = try LabelledTable(csv: CSVTable(reading: file), label: label)
    } catch let error as CSVError {
      throw LabFailure.unusableTable(error.description)
    }
    guard allowed.contains(table.classes.count) else {
      throw LabFailure.unsuitableTable(
        file: file.lastPathComponent, label: label, classes: table.classes, allowed: allowed)
    }
    self.init(path: file.path, label: label)
  }
}
