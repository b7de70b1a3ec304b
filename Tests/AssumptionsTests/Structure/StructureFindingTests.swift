import Assumptions
import Testing

@Suite struct StructureFindingTests {
  /// Components and coordinates count from zero in the code, and from one for a reader.
  @Test(arguments: [
    (StructureFinding.leftOut(components: [0]), "component 1 left out: less weight than five points"),
    (.merged(components: [1, 3]), "components 2, 4 taken together: equal in every coordinate"),
    (
      .trivial(components: 3),
      "k = 1 with 3 states is the trivial reading: every mixture has it, so it is no evidence for P3"
    ),
    (
      .missingCells(present: 5, of: 6),
      "5 of 6 cells present: outside P1 and P3, which give every cell weight; the structure is that of the joins"
    ),
    (.notProduct(coordinate: 2), "not a product structure in coordinate 3 (P3(a) fails there)"),
  ])
  func itIsASentenceThatCountsFromOne(finding: StructureFinding, sentence: String) {
    #expect(finding.sentence == sentence)
  }

  @Test func neighbourhoodsAreSets() {
    let sentence = StructureFinding.nested(inner: [0], outer: [0, 2]).sentence
    #expect(sentence.contains("the neighbourhood {1} lies in {1, 3} (P3(c) fails)"))
  }
}
