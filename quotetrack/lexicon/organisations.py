"""Words that mark the names of organisations, and bodies that everybody knows."""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.words import phrases, words

ORGANISATION_WORDS: Final = words(
    """
    academy administration agency alliance army association associates authority bank board
    bureau cabinet campaign center centre chamber church club coalition college commission
    committee community companies company confederation conference congress consortium
    cooperative corporation
    council court courts department directorate embassy endowment enterprise enterprises
    federation firm force forces forum foundation front fund government group guard
    headquarters holdings hospital house industries institute institution international
    laboratory league legislature ministry movement museum navy network newspaper office
    organisation organization parliament partners partnership party police press project
    registry school secretariat senate service services society station studios syndicate
    system team television treasury trust union university webster airlines airways
    broadcasting brothers capital daily gazette guardian herald independent inquirer journal
    magazine mirror monitor news observer post radio review standard star sun telegraph
    times tribune wire weekly chronicle examiner globe dispatch courier inc inc. corp corp.
    energy motors foods technologies systems media pharma pharmaceuticals resources logistics
    shipping minerals petroleum semiconductors robotics aerospace telecom telecommunications
    publishing entertainment
    co co. ltd ltd. llc plc gmbh ag sa pac superpac
    brigade brigades regiment battalion squadron infantry cavalry artillery platoon flotilla
    militia constabulary healthwatch
    """
)
"""Lower-case words which, capitalised in a name, make it the name of a body, not of a person."""

ORGANISATION_ENDINGS: Final = words(
    """
    inc inc. corp corp. corporation co. ltd ltd. llc llp plc gmbh ag pac company companies
    group holdings industries enterprises partners foundation institute university college
    association committee commission council agency department ministry party union
    aviation beverages cement ceramics chemicals distillers distilleries fertilisers fertilizers
    pharmaceutical plastics railways telecoms textiles tobacco
    accounting advertising aerospace airlines airways alloys appliances automotive avionics
    bakeries bakery bedding bottling breweries brewery brewing broadband builders carpentry
    catering coatings construction contracting contractors cosmetics demolition dental
    diagnostics distilling dredging drilling electric electrical electronics engineering
    excavating excavation fabrication fabrics ferries flooring footwear forestry freight
    furnishings furniture genetics hardware haulage hauling heating helicopters homes instruments
    insulation insurance joinery landscaping leasing logistics lumber machining marketing
    masonry media milling minerals mining orthopedics outfitters packaging paving petroleum
    pharma pharmaceuticals pharmacies pharmacy plumbing printing properties quarrying realtors
    realty recruitment refining refrigeration rentals robotics roofing scaffolding seafood
    semiconductors shipbuilding smelting software staffing systems technologies
    telecommunications tooling towing transport transportation trucking upholstery welding
    wireless chemical lifespaces living
    cymru deutschland éireann italia österreich polska
    """
)
"""The clearest of them, trades that firms are called by, and nations in their own languages: nobody
is called so."""

TEAM_ENDINGS: Final = words(
    """
    thistle hotspur rangers harriers academical academicals orient argyle hibernian celtic
    shamrocks gaels emmets sarsfields corinthians thunder heat lightning galaxy dynamo sounders
    rowdies sunrisers angels athletics avalanche avengers badgers bears bengals bisons
    blackhawks blazers blues bobcats boilermakers braves brewers broncos bruins brumbies
    buccaneers buckeyes bucks bulldogs bulls canadiens canucks cardinals cavaliers celtics
    chargers chiefs clippers colts commanders commodores cornhuskers cougars cowboys coyotes
    crusaders cubs devils diamondbacks dockers dodgers dolphins dragons ducks eagles falcons
    flames flyers foxes gators giants gladiators grizzlies gunners harlequins hawkeyes
    highlanders hoosiers hornets hurricanes huskies jaguars jayhawks jets kangaroos knicks
    knights lakers leopards lions longhorns magpies mammoths mariners marlins mavericks mustangs
    nationals nets nuggets oilers orioles packers pacers padres panthers patriots pelicans
    penguins phillies pirates pistons predators proteas pumas raiders rams raptors ravens
    razorbacks reds rhinos roosters royals sabres saints saracens scorchers sentinels sharks
    sooners spartans spiders spurs stallions stampeders stars steelers stingers stormers
    strikers suns sunwolves swans terrapins texans tigers timberwolves titans trojans twins
    vikings wallabies waratahs warriors wasps whitecaps wildcats wolverines wolves yankees
    """
)
"""Words that end the names of teams, in lower case. They are no surnames."""

SPORTS: Final = words(
    """
    archery athletics badminton baseball basketball biathlon boccia bowls boxing canoeing cricket
    croquet curling cycling darts equestrian fencing football golf gymnastics handball hockey
    hurling judo kabaddi karate lacrosse motorsport netball orienteering paralympics pentathlon
    petanque racquetball rowing rugby sailing shooting skateboarding skating skiing snooker
    snowsport softball squash surfing swimming taekwondo tennis triathlon volleyball weightlifting
    wrestling
    """
)
"""Sports, which the bodies that govern them are called after: "Netball Scotland"."""

KNOWN_BODIES: Final = phrases(
    """
    White House|Senate|House|House of Representatives|House of Commons|House of Lords|Congress|
    Parliament|Pentagon|Kremlin|Supreme Court|State Department|Justice Department|
    Treasury Department|Treasury|Foreign Office|Home Office|Downing Street|Oval Office|
    United Nations|European Union|European Commission|European Parliament|European Council|
    Security Council|World Bank|International Monetary Fund|World Health Organization|
    World Trade Organization|Federal Reserve|Fed|Red Cross|Labour|Labour Party|Tories|
    Conservative Party|Liberal Democrats|Democratic Party|Republican Party|Green Party|
    Libertarian Party|Tea Party|Democrats|Republicans|Interpol|Europol|Hamas|Hezbollah|Taliban|
    Al Qaeda|al-Qaeda|al Qaeda|Al-Qaeda|Islamic State|Boko Haram|Twitter|Facebook|Google|
    YouTube|Instagram|Snapchat|Apple|Amazon|Microsoft|Netflix|Uber|Boeing|Airbus|Reuters|
    Bloomberg|Breitbart|Politico|WikiLeaks|Wikileaks|Quinnipiac|Gallup|Getty|Xinhua|Al Jazeera|
    Politburo|Knesset|Bundestag|Duma|Scotland Yard|Planned Parenthood|Black Lives Matter|
    Amnesty International|Human Rights Watch|Greenpeace|Oxfam|Harvard|Yale|Princeton|Stanford|
    Oxford|Cambridge|Columbia|Georgetown|Brookings|Heritage|RAND|FiveThirtyEight|BuzzFeed|Vox|
    HuffPost|Huffington Post|Daily Beast|Drudge Report|Wall Street Journal|Washington Post|
    New York Times|Los Angeles Times|USA Today|Associated Press|Fox News|National Review|
    Financial Times|Guardian|Daily Mail|New Yorker|Economist|Atlantic|Newsweek|Hill|
    Daily Caller|Mother Jones|Rolling Stone|Vanity Fair|Meet the Press|Face the Nation|
    Morning Joe|Fox & Friends|Good Morning America|Saturday Night Live|Fox Business|
    Goldman Sachs|Morgan Stanley|Wells Fargo|Merrill Lynch|JPMorgan Chase|Lehman Brothers|
    Berkshire Hathaway|Johnson & Johnson|Procter & Gamble|Ernst & Young|General Motors|
    General Electric|JP Morgan|J.P. Morgan|JPMorgan|Bear Stearns|Smith Barney|Salomon Brothers|
    Piper Jaffray|Fannie Mae|Freddie Mac|Sallie Mae|
    Price Waterhouse|Booz Allen Hamilton|Booz Allen|Marsh McLennan|
    Sullivan & Cromwell|Standard Chartered|Deutsche Bank|Credit Suisse|Julius Baer|Lloyds|Barclays|
    Coutts|Santander|Baillie Gifford|Hargreaves Lansdown|Jefferies|Nomura|Lazard|Moody’s|Moody's|
    Morningstar|BlackRock|Vanguard|McKinsey|Accenture|Deloitte|KPMG|Capgemini|Infosys|Wipro|
    Philip Morris|Hugo Boss|Calvin Klein|Levi Strauss|Charles Schwab|Johnson Matthey|Jim Beam|
    Neiman Marcus|Ted Baker|Laura Ashley|Karen Millen|Dorothy Perkins|Thomas Cook|William Hill|
    Taylor Wimpey|Morgan Sindall|Balfour Beatty|Brewin Dolphin|Carl Zeiss|Eli Lilly|
    Bristol Myers Squibb|Bristol-Myers Squibb|Estée Lauder|Max Factor|Elizabeth Arden|Jimmy Choo|
    Harvey Nichols|Fortnum & Mason|Krispy Kreme|Dairy Queen|Rio Tinto|Deutsche Boerse|
    Deutsche Börse|Euronext|Crédit Agricole|Credit Agricole|Société Générale|Societe Generale|
    Raymond James|Stifel Nicolaus|Piper Sandler|Oliver Wyman|Allen & Overy|Clifford Chance|
    Norton Rose|Kirkland & Ellis|Latham & Watkins|Jones Day|Mishcon de Reya|Leigh Day|
    Irwin Mitchell|Grant Thornton|Mott MacDonald|Knight Frank|Savills|Bellway|Austin Reed|
    Charles Tyrwhitt|Thomas Pink|Ben Sherman|Brooks Brothers|Patek Philippe|Tag Heuer|
    Dom Pérignon|Dom Perignon|Moët Hennessy|Moet Hennessy|Pernod Ricard|Rémy Cointreau|
    Captain Morgan|Dr Pepper|Betty Crocker|Oscar Mayer|Jenny Craig|Sotheby’s|Sotheby's|Bonhams|
    Jonathan Cape|Hamish Hamilton|Victor Gollancz|Bloomsbury|Madame Tussauds|Lord & Taylor|
    Marie Curie|Marie Stopes|Sue Ryder|Mencap|Stella Artois|Caffè Nero|Caffe Nero|Ann Summers|
    Cath Kidston|Dolce & Gabbana|Perry Ellis|Eddie Bauer|Tommy Bahama|Molton Brown|
    Helena Rubinstein|Kurt Geiger|Steve Madden|Doc Martens|Dr Martens|Dr. Martens|Rathbones|
    Schroders|Led Zeppelin|Pink Floyd|Lynyrd Skynyrd|Jethro Tull|Steely Dan|Uriah Heep|
    Duran Duran|Milli Vanilli|Fleetwood Mac|Meta|Bluesky|Ocado|Centrica|Avanti|Monzo|Revolut|
    Klarna|Temu|Shein|Greggs|Boohoo|Wetherspoon|Wetherspoons|Nando’s|Nando's|OpenAI|
    McDonnell Douglas|Lockheed Martin|Lockheed|Northrop Grumman|Raytheon|Pratt & Whitney|
    Rolls Royce|Rolls-Royce|Aston Martin|Alfa Romeo|Harley Davidson|Harley-Davidson|Land Rover|
    Mercedes Benz|Mercedes-Benz|Mercedes|Ford|Toyota|Honda|Hyundai|Nissan|Volkswagen|Renault|
    Peugeot|Citroen|Fiat|Ferrari|McLaren|Porsche|Bentley|Volvo|Saab|Tesla|Ford Mustang|Rivian|
    Siemens|Philips|Bosch|Ericsson|Nokia|Samsung|Sony|Panasonic|Hitachi|Toshiba|Fujitsu|Huawei|
    Tencent|Alibaba|Baidu|ByteDance|TikTok|Xiaomi|Foxconn|Nvidia|Intel|Qualcomm|Cisco|Oracle|Dell|
    Hewlett Packard|Hewlett-Packard|Salesforce|Adobe|PayPal|eBay|LinkedIn|Reddit|Pinterest|
    WhatsApp|Spotify|Deliveroo|Airbnb|Lyft|Shopify|Zoom|Dropbox|Palantir|Binance|Coinbase|
    Verizon|Vodafone|Comcast|AT&T|Sprint|Exxon Mobil|ExxonMobil|Chevron|Shell|Texaco|Enron|
    Halliburton|Schlumberger|Pfizer|Moderna|Merck|Novartis|Roche|AstraZeneca|Genentech|
    Walmart|Wal-Mart|Tesco|Sainsbury’s|Sainsbury's|Asda|Morrisons|Waitrose|Aldi|Lidl|Ikea|
    Marks & Spencer|Marks and Spencer|Debenhams|Primark|Selfridges|
    Dollar General|Dollar Tree|Trader Joe’s|Trader Joe's|Whole Foods|Home Depot|Best Buy|
    Abercrombie & Fitch|Louis Vuitton|Saint Laurent|Estee Lauder|Nike|Adidas|
    Puma|Reebok|Tim Hortons|Ben & Jerry’s|Ben & Jerry's|Burger King|Taco Bell|Starbucks|
    McDonald’s|McDonald's|Jack Daniel’s|Jack Daniel's|Johnnie Walker|Coca-Cola|Pepsi|
    Nestle|Unilever|Cadbury|Kellogg’s|Kellogg's|Paddy Power|Ladbrokes|Royal Mail|
    British Airways|Air India|IndiGo|Ryanair|EasyJet|easyJet|Lufthansa|Emirates|Qantas|Amtrak|FedEx|
    Harper Collins|HarperCollins|Simon & Schuster|Random House|Penguin|Henry Holt|
    Houghton Mifflin|Macmillan|Faber & Faber|Faber and Faber|Picador|Condé Nast|Conde Nast|
    Charlie Hebdo|Le Monde|Le Figaro|Libération|El País|El Pais|El Mundo|Der Spiegel|Die Welt|
    Die Zeit|Corriere della Sera|La Repubblica|La Stampa|Asahi Shimbun|Al Arabiya|Al Ahram|
    Haaretz|Forbes|Fortune|Time|Esquire|Vogue|Elle|Marie Claire|Cosmopolitan|Variety|Billboard|
    Wired|Nature|Lancet|Hindustan Times|Deccan Herald|Daily Telegraph|Sunday Times|Radio Times|
    Aston Villa|Crystal Palace|Tottenham Hotspur|Tottenham|Spurs|West Ham|Nottingham Forest|
    Queens Park Rangers|Leyton Orient|Charlton Athletic|Preston North End|Wycombe Wanderers|
    Arsenal|Everton|Celtic|Hearts|Hibernian|Hibs|Partick Thistle|Real Madrid|Atletico Madrid|
    Atlético Madrid|Barcelona|Inter Milan|AC Milan|Juventus|Roma|Lazio|Napoli|Bayern Munich|
    Borussia Dortmund|Borussia Mönchengladbach|Werder Bremen|Bayer Leverkusen|Schalke|Ajax|
    Paris Saint-Germain|Paris St-Germain|Paris St Germain|Benfica|Sporting Lisbon|Santos|Flamengo|
    Boca Juniors|River Plate|Leicester Tigers|Northampton Saints|Saracens|Harlequins|Wasps|
    Munster|Leinster|Ulster|Connacht|Johns Hopkins|Carnegie Mellon|Brigham Young|Wake Forest|
    Notre Dame|Sinn Féin|Sinn Fein|Fine Gael|Fianna Fáil|Fianna Fail|Plaid Cymru|Likud|Fatah|
    Lok Sabha|Rajya Sabha|Vidhan Sabha|Shiv Sena|Akali Dal|Shiromani Akali Dal|Janata Dal|
    Bharat Biotech|Hezbollah|Al Shabaab|al-Shabaab|Abu Sayyaf|Houthi|Houthis|
    Barnardo’s|Barnardo's|Ofcom|Ofsted|Ofgem|Ofwat|Unison|Unite|Interfax|Tass|Ukrinform
    """
)
"""Bodies, newspapers and firms whose names hold no organisation word, or are like people's."""

WHAT_BODIES_ARE: Final = {
    name: frozenset(nouns.split())
    for nouns, names in (
        ("regulator watchdog", "Ofcom|Ofsted|Ofgem|Ofwat|Ofqual|Ipso|IPSO|SEBI|Sebi|TRAI|FCA"),
        (
            "union",
            "Unite|Unison|UNISON|GMB|RMT|TSSA|Aslef|ASLEF|NASUWT|NEU|EIS|PCS|Usdaw|Bectu|Siptu",
        ),
        (
            "charity",
            "Shelter|Barnardo's|Barnardo’s|Oxfam|Mencap|NSPCC|RSPCA|RNLI|RSPB|Samaritans|Greenpeace|"
            "Save the Children|Citizens Advice",
        ),
        ("watchdog group ngo", "Amnesty|Amnesty International|Human Rights Watch"),
        (
            "party",
            "Labour|Tories|Conservatives|SNP|DUP|SDLP|BJP|AAP|ANC|GOP|Greens|Democrats|Republicans|"
            "Liberal Democrats|Lib Dems|Plaid Cymru|Sinn Féin|Sinn Fein|Fine Gael|Fianna Fáil",
        ),
    )
    for name in names.split("|")
}
"""What well-known bodies whose names do not tell it are called: "the regulator"."""

ACRONYMS_OF_NO_BODY: Final = words(
    """
    AM PM GMT EST EDT PST PDT CST UTC BST ET PT TV US UK USA UAE EU USSR DPRK DNA AIDS HIV
    CEO CFO COO CTO MP MEP VP GDP II III IV VI VII VIII IX XI XII I A OK DJ Q&A Q A.M. P.M.
    ID IQ PHOTOS PHOTO VIDEO WATCH READ MORE EXCLUSIVE UPDATE UPDATED BREAKING JUST IN LIVE
    RELATED SEE ALSO
    SUV SUVS RV ATV EV GPS DVD CD PC HD LED LCD USB SIM PIN ATM CCTV UFO IED RPG WMD HVAC
    MRI CPR ER ICU IVF HPV RNA PCR PPE PTSD ADHD STD BMI DUI DWI VIP SOS LGBT FAQ PDF VPN VR AI
    """
)
"""All-capital words that are not the short name of a body."""

THING_WORDS: Final = words(
    """
    act amendment bill treaty accord agreement deal plan war wars revolution summit olympics games
    cup prize award awards day week tower towers hotel resort casino club building hall stadium
    arena theater theatre cathedral palace castle prison memorial monument doctrine effect rally era
    years show report reports poll polls survey tour trial case scandal affair dossier papers files
    emails supporters voters fans backers aides advisers family administration presidency campaign
    rule law laws court inc university college school institute foundation organization
    organisation group rail train jet plane steaks vodka airlines brand brands tax cuts
    """
)
"""Nouns that make a name the name of a thing: "the Ortiz Act"."""

FIRM_WORDS: Final = words(
    """
    books records recordings pictures films productions studio labs securities ventures networks
    solutions stores farms products vineyards investments analytics consulting consultants
    biosciences therapeutics dynamics microsystems computers motorsport racing athletic
    wanderers rovers boathouse chapel monastery mosque synagogue shrine zoo library clinic
    hospice nursery kindergarten elementary bookshop bookstore cafe café restaurant bistro
    infants comprehensive
    tavern lounge saloon diner terminal mandir masjid gurdwara bhavan bhawan puram ganj peth
    palli manch sangh samiti sabha parishad morcha yojana abhiyan
    """
)
"""Words that end the names of firms, houses and unions, in lower case: what they make, or are."""

PRODUCTS: Final = words(
    """
    linux unix windows android ubuntu debian fedora centos opensuse gentoo solaris macos ios ipados
    iphone ipad ipod imac macbook airpods photoshop powerpoint chrome chromebook firefox xbox
    playstation nintendo kindle alexa siri chatgpt copilot github gitlab javascript typescript
    kubernetes docker mysql postgresql vmware bitcoin ethereum dogecoin litecoin wordpress outlook
    gmail wikipedia whatsapp thinkpad surface walkman
    fiesta mondeo corsa astra insignia yaris corolla qashqai micra passat tiguan octavia fabia skoda
    cortina anglia escort civic prius jetta sprinter vivaro defender sportage picanto sandero
    """
)
"""Words in the names of software and other products, in lower case."""

THING_PREFIXES: Final = words(
    """
    storm hurricane typhoon cyclone operation project lake mount mt. fort port cape camp uss hms ss
    costa canal radio telewizja rádio banco banca banque diario grupo musée musee museo museu
    société societe monastero monasterio convento basilica istituto instituto institut teatro
    théâtre hôpital école lycée université universidad università universität galleria galerie
    biblioteca bibliothèque avenida praça estadio stadio stade château schloss hôtel puerto playa
    bodega domaine clínica clube partido partito movimiento asociación associazione fundación
    fondazione fondation stiftung gesellschaft
    inis wadi jebel jabal kafr beit deir kampung kampong bukit tanjung kuala jalan sungai pulau
    gunung ynys cwm caer cerro río cabo île lac
    mv rms airbus boeing comet planet asteroid route interstate highway flight channel expedition
    """
)
"""Words before a name that make it the name of a thing: "Hurricane Ana", "Lake Ortiz"."""

NOUNS_FOR_BODIES: Final = words(
    """
    charity watchdog regulator airline retailer operator supplier provider developer manufacturer
    carmaker automaker maker publisher broadcaster outlet startup start-up giant chain supermarket
    franchise brand brewery restaurant ngo nonprofit non-profit think-tank lobby cooperative
    consortium conglomerate business employer insurer lender bank utility utilities platform site
    website app team squad side outfit band label festival gallery theatre theater zoo airport
    council municipality borough city town county state country nation republic trust union unit
    consultancy grocer fraternity sorority bakery brewer distillery pharmacy garage salon
    tribunal jury panel taskforce inspectorate ombudsman bloc administration regime militia
    """
)
"""Nouns for bodies that are hardly a part of their names, in lower case."""

FIRMS_IN_PLURAL: Final = words(
    """
    solicitors accountants auditors architects bookmakers brewers bakers builders housebuilders
    developers retailers publishers insurers brokers manufacturers jewellers jewelers carmakers
    distillers surveyors caterers undertakers chocolatiers booksellers auctioneers agents
    consultants pollsters sponsors suppliers exporters importers wholesalers promoters outfitters
    furnishers coachbuilders shipbuilders hauliers
    """
)
"""Nouns in the plural whose one name behind them is a firm's: "solicitors Hale Mercer"."""

FALSE_TITLES: Final = FIRMS_IN_PLURAL | words(
    """
    airline automaker bakery brewer brewery broadcaster brokerage carmaker charity chipmaker
    consultancy developer distributor drugmaker grocer housebuilder insurer lender manufacturer
    ngo nonprofit operator outsourcer planemaker producer publisher regulator retailer shipbuilder
    start-up startup steelmaker supermarket supplier think-tank thinktank utility watchdog
    wholesaler
    """
)
"""Nouns that open a sentence before the name of a body: "Insurer Norvik said"."""

PORTFOLIOS: Final = words(
    """
    health social care work pensions culture media sport sports environment food rural affairs
    business trade industry energy climate net zero housing communities local government levelling
    up skills science innovation technology welfare justice education employment forestry fisheries
    agriculture marine tourism arts equality integration youth children families human services
    urban rural development commerce labour labor veterans community research reform expenditure
    public finance heritage regions infrastructure planning water transport communications
    """
)
"""Words for what ministries are in charge of, in lower case."""
