/** Categories of the W3C DPV that are sensitive by law, whatever the policy says of them. */

/** Special categories of GDPR Art. 9(1), and convictions of Art. 10; sensitive under PIPL Art. 28 too. */
export const SPECIAL_CATEGORIES: ReadonlySet<string> = new Set(
	(
		'Biometric BloodType Criminal CriminalCharge CriminalConviction CriminalOffense DNACode Disability ' +
		'DrugTestResult EthnicOrigin Ethnicity FacialPrint FamilyHealthHistory Fetish Fingerprint Genetic Health ' +
		'HealthHistory HealthRecord IndividualHealthHistory MedicalHealth MedicalPrescription MentalHealth ' +
		'PhilosophicalBelief PhysicalHealth PoliticalAffiliation PoliticalOpinion Prescription Proclivitie Race ' +
		'Religion ReligiousBelief Retina Sexual SexualHistory SexualPreference TradeUnionMembership'
	)
		.split(' ')
		.map(name => `pd:${name}`),
);

/** Sensitive in China alone: money and whereabouts (PIPL Art. 28(1)). */
export const SENSITIVE_IN_CHINA: ReadonlySet<string> = new Set(
	'BankAccount CreditCardNumber FinancialAccount FinancialAccountNumber GPSCoordinate PaymentCardNumber TravelHistory'
		.split(' ')
		.map(name => `pd:${name}`),
);
