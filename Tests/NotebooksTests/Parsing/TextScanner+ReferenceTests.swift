import Notebooks
import Parameters
import Testing

@Suite struct TextScannerReferenceTests {
  private static let stages = "```yaml stage=fits\nrun: x\nfor each: { seed: 1...3 }\n```\n"

  @Test(arguments: [
    ("{{ }}", "8:4: a reference to a value is wanted here, such as 'fits.bic | mean'"),
    ("{{ fits }}", "8:4: 'fits' alone is no value; write 'fits.NAME'"),
    ("{{ fits. }}", "8:9: the name of a value is wanted here, before ' '"),
    ("{{ fits..a }}", "8:9: the name of a value is wanted here, before ' '"),
    ("{{ fist.bic }}", "8:4: no stage is called 'fist'; did you mean 'fits'?; there are 'fits'"),
    ("{{ fits.bic", "8:1: '{{' is not closed with '}}' on its line; write '\\{{' for the braces alone"),
    (
      "é {{ fits.bic | men }}",
      "8:17: no filter is called 'men'; did you mean 'mean'?; the filters are 'mean', 'sd', 'min', 'max', 'count', 'list', 'fixed', 'significant', 'percent', 'integer', 'thousands', 'interval'"
    ),
    ("{{ fits.bic | fixed }}", "8:15: 'fixed' needs a number of digits from 0 to 15, such as fixed(3)"),
    ("{{ fits.bic | fixed(99) }}", "8:21: 'fixed' needs a number of digits from 0 to 15, such as fixed(3)"),
    (
      "{{ fits.bic | significant(0) }}",
      "8:27: 'significant' needs a number of digits from 1 to 15, such as significant(3)"
    ),
    ("{{ fits.bic | integer(2) }}", "8:22: 'integer' takes no number of digits"),
    ("{{ fits.bic | fixed(2) | integer }}", "8:26: 'integer' is a second format; one is enough"),
    ("{{ fits.bic | fixed(2) | mean }}", "8:26: 'mean' must come first and alone; a format follows it"),
    ("{{ fits.bic | mean | sd }}", "8:22: 'sd' must come first and alone; a format follows it"),
    ("{{ fits.bic mean }}", "8:13: 'mean' is left over after the reference"),
    ("{{ fits[].bic }}", "8:9: a swept name is wanted here, such as [seed=3]"),
    ("{{ fits[seed].bic }}", "8:9: 'seed' needs a value: [seed=VALUE]"),
    ("{{ fits[seed=].bic }}", "8:14: 'seed' needs a value after '='"),
    ("{{ fits[seed=1.bic }}", "8:20: a ']' is missing here"),
    ("{{ fits[seed=1, seed=2].bic }}", "8:17: 'seed' is chosen twice"),
    ("{{ fits[sed=1].bic }}", "8:9: no sweep of 'fits' is called 'sed'; did you mean 'seed'?; it is swept over 'seed'"),
    ("{{ fits[seed=9].bic }}", "8:9: no member of 'fits' has the seed 9; there are 1, 2, 3"),
  ])
  func referencesAreReadStrictly(prose: String, complaint: String) {
    #expect(complaints(body: Self.stages + prose + "\n") == [complaint])
  }

  @Test func selectionsAcceptNamesThatAreSweptUpstream() throws {
    let body = Self.stages + "```yaml stage=later\nrun: work\nfrom: fits\n```\n{{ later[seed=2].x }}\n"
    #expect(try parsed(body: body).references.first?.description == "later[seed=2].x")
  }

  /// Its commas and blanks are its own.
  @Test func aListIsChosenAsTheSweepSpellsIt() throws {
    let stages = "```yaml stage=fits\nrun: x\nfor each: { hidden: [[8,16], [4]], seed: 1...3 }\n```\n"
    let reference = try parsed(body: stages + "{{ fits[hidden=[8, 16], seed=2].bic }}\n").references.first
    #expect(reference?.selection.map(\.value) == ["[8, 16]", "2"])
    #expect(
      complaints(body: stages + "{{ fits[hidden=[16]].bic }}\n") == [
        "8:9: no member of 'fits' has the hidden [16]; there are [8, 16], [4]"
      ])
    #expect(complaints(body: stages + "{{ fits[hidden=[4].bic }}\n") == ["8:24: a ']' is missing here"])
  }

  @Test func aReferenceKnowsItsPlaceSelectionAndFormat() throws {
    let reference = try #require(try parsed(exampleText).references.first { $0.selection.count == 2 })
    #expect(reference.stage.location == SourceLocation(file: testFile, line: 65, column: 18))
    #expect(reference.selection.map(\.name.text) == ["covariances", "seed"])
    #expect(reference.selection.map(\.value) == ["full", "3"])
    #expect(reference.format == .fixed(3))
    #expect(reference.gather == nil)
  }
}
