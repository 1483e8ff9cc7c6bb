import NumericsEngine
import Testing

@testable import LabKit

@Suite struct DeepTrainingWireTests {
  private let row: NDArray<Double> = [1, -2]

  @Test func statesTravel() throws {
    let momentum = MomentumState(parameters: row, velocity: 2 * row)
    #expect(try MomentumState(wire: momentum.wire) == momentum)
    let squares = SquaresState(parameters: row, squares: row * row)
    #expect(try SquaresState(wire: squares.wire) == squares)
    let adam = AdamState(parameters: row, means: 2 * row, squares: row * row, updates: 3)
    #expect(try AdamState(wire: adam.wire) == adam)
    #expect(throws: WireError.self) { try MomentumState(wire: squares.wire) }
    #expect(throws: WireError.self) { try AdamState(wire: row.wire) }
  }

  @Test(arguments: [
    InitialScheme.zeros, .constant(-0.5), .uniform(0.1), .normal(2), .glorotUniform, .glorotNormal,
    .heUniform, .heNormal,
  ])
  func schemesTravel(scheme: InitialScheme) throws {
    #expect(try InitialScheme(wire: scheme.wire) == scheme)
  }

  @Test func unknownSchemesAreErrors() {
    for name in [".heNormal(_:)", ".uniform", "heNormal"] {
      #expect(throws: WireError.self) { try InitialScheme(wire: .compound(name, [])) }
    }
  }

  /// Each update of several starts from what the one before returned; one gives one answer, several a
  /// list.
  @Test func gradientsInTurn() throws {
    func sums(_ wire: WireValue) throws -> WireValue {
      try GradientsInTurn(wire: wire).steps(from: row) { $0 + $1 }.wire
    }
    #expect(try NDArray<Double>(wire: sums(row.wire)) == 2 * row)
    let several = WireValue.compound("inTurn(_:)", [[row, 3 * row].wire])
    #expect(try [NDArray<Double>](wire: sums(several)) == [2 * row, 5 * row])
    #expect(try [NDArray<Double>](wire: sums(.compound("inTurn(_:)", [.list([])]))).isEmpty)
  }
}
