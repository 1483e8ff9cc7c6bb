import Foundation
import Testing

@testable import TensorGraph

/// Every operation's derivatives, and the derivatives of these, against central differences.
@Suite struct GradientTests {
  static let cases =
    GradientCase.elementwise + GradientCase.reductions + GradientCase.shapes + GradientCase.neural

  /// With a step h of 10⁻⁵ a central difference is off by about h² · |f‴| / 6 for the curve, and by
  /// 2⁻⁵³ · |f| / h for rounding: each below 10⁻⁹ where f and its derivatives are below 100, as here.
  /// The bound leaves a factor of ten.
  @Test(arguments: cases)
  func agreesWithCentralDifferences(_ check: GradientCase) throws {
    for seed: UInt32 in 1...3 {
      let errors = try GradientErrors(check, seed: seed)
      #expect(errors.first < 1e-8, "first derivative, seed \(seed)")
      #expect(errors.second < 1e-8, "second derivative, seed \(seed)")
    }
  }

  /// Operations without a derivative, and where their numbers are tested.
  static let withoutGradient = [
    "Assign": "SessionTests", "DropoutMask": "DropoutTests", "ScheduledRate": "LearningRateTests",
  ]

  /// A new operation has to be named here or in a case.
  @Test func everyOperationIsChecked() throws {
    let checked = Set(Self.cases.map(\.operation)).union(Self.withoutGradient.keys)
    let declared = try Self.declaredOperations()
    #expect(declared.count > 40)
    #expect(declared.subtracting(checked).sorted() == [])
    #expect(checked.subtracting(declared).sorted() == [])
  }

  /// The types that the module's sources declare as operations.
  private static func declaredOperations() throws -> Set<String> {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Sources/TensorGraph")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    var names: Set<String> = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /struct (\w+): (Elementwise|View)?Operation\b/) {
        names.insert(String(match.1))
      }
    }
    return names
  }
}
