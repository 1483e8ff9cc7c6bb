import Datasets
import Testing

@Suite struct ShoeSizesTests {
  /// Counted by hand from the list.
  @Test func soldSizes() {
    let sizes = ShoeSizes.sold
    #expect(sizes.count == 60)
    #expect(sizes.allSatisfy { (35...46).contains($0) && $0 == $0.rounded() })
    #expect(sizes.reduce(0, +) == 2413)
    #expect(sizes.count { $0 == 39 } == 11)
  }

  @Test func heightsRiseWithTheRows() {
    let people = HeightsAndSizes.people
    #expect(people.allSatisfy { $0.count == 2 })
    #expect(zip(people, people.dropFirst()).allSatisfy { $0[0] < $1[0] })
  }
}
