import Application
import Testing

@Suite struct SettingsTests {
  @Test func onlyTheStandardProfileWritesIntoTheReportsThatAreCommitted() {
    #expect(Settings().reports == "Reports")
    #expect(Settings(profile: "quick").reports == ".reports/quick")
    #expect(Settings(profile: "quick", reports: "elsewhere").reports == "elsewhere")
  }

  @Test func withoutANumberOfJobsThereIsOneACore() {
    #expect(Settings().jobs >= 1)
    #expect(Settings(jobs: 7).jobs == 7)
  }

  /// A variable of the shell that was not set leaves an empty name.
  @Test func aFolderWithoutANameIsAnErrorThatNamesTheOption() throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    var settings = place.settings
    settings.reports = ""
    let reports = #expect(throws: UsageError.self) { try place.session(settings) }
    #expect(reports?.description == "'--reports' is empty; name a folder, or leave it out")
    settings.store = ""
    let store = #expect(throws: UsageError.self) { try place.session(settings) }
    #expect(store?.description == "'--store' is empty; name a folder, or leave it out")
  }
}
