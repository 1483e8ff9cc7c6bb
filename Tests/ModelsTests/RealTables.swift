import Foundation
import NumericsEngine

/// The tables in `$LAB_DATA/tables`: a line `rows,columns,class names`, then features and class.
enum RealTables {
  static var folder: String? {
    ProcessInfo.processInfo.environment["LAB_DATA"].map { $0 + "/tables" }
  }

  static var arePresent: Bool {
    folder.map { FileManager.default.fileExists(atPath: $0 + "/wine_data.csv") } ?? false
  }

  /// `[rows, columns]` and `[rows]`
  static func load(_ name: String) throws -> (features: NDArray<Double>, labels: [Int]) {
    let text = try String(contentsOfFile: "\(folder ?? "")/\(name).csv", encoding: .utf8)
    let lines = text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",").compactMap { Double($0) }
    }
    return (NDArray(lines.map { Array($0.dropLast()) }), lines.map { Int($0[$0.count - 1]) })
  }
}
