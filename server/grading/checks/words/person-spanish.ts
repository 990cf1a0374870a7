import type { PersonWords } from './feedback-words.ts';
import { anyPhrase } from './word-patterns.ts';

const KIN = String.raw`(?:compañer[oa]|herman[oa]|madre|padre|mamá|papá|padres|amig[oa]s?|prim[oa]|tí[oa]|abuel[oa]|vecin[oa]|novi[oa]|pareja|marido|mujer|profesor[a]? particular|familia|alguien|otra persona)`;

/** What no text shows of its writer, in Spanish. */
export const personSpanish: PersonWords = {
  effort:
    anyPhrase(String.raw`(?:de|a|hasta) las (?:\p{L}+|\d+) de la (?:madrugada|mañana|noche); de madrugada; de noche;
    a medianoche; a altas horas;
    la (?:noche|tarde|víspera)(?: (?:antes|anterior)| de antes)?(?= (?:antes|anterior)|$|[.,]);
    la noche (?:antes|anterior); el día (?:antes|anterior); en (?:el )?último (?:momento|minuto); a última hora;
    (?<!(?:vas|va|avanzas|pasas) )deprisa(?: y corriendo)?; con prisas?; a toda prisa; a (?:las )?prisas;
    en el (?:autobús|tren|recreo); en el fin de semana; en un rato;
    medio dormid[oa]; dormid[oa]; con sueño; cansad[oa]; cansancio; agotad[oa]; estresad[oa]; estrés; pánico; nervios;
    nervios[oa]; aburrid[oa]; aburrimiento; distraíd[oa]; despistad[oa]; desganad[oa]; desgana; sin ganas;
    (?:pocas|muchas|tantas|las) ganas; (?:buen|mal) humor;
    (?:poner?|pones|pusiste|has puesto|pusieras) (?:\p{L}+ )?(?:el corazón|el alma|empeño|ganas|interés|atención|cariño|de tu parte);
    (?:la cabeza|la mente|el corazón) (?:\p{L}+ ){0,3}?(?:en otra parte|en otro sitio|en ello|en otras cosas);
    (?:se )?(?:te|le|os) (?:ha |había )?(?:echó|echado|acabó|acabado|terminó|faltó|faltado|agotó|agotado) (?:\p{L}+ )?(?:el tiempo|la paciencia|las fuerzas|la energía|tiempo)(?: encima)?;
    (?:te|le) (?:entró|entraron|entrara|pudo|pudieron|venció|vino|ha entrado|dio|cogió) (?:el |la |las |los )?(?:pánico|prisas?|nervios|pereza|sueño|cansancio|miedo|agobio|desgana|bajón|vértigo);
    sin tiempo; mal de tiempo; (?:tiraste|has tirado|tirar|tiró) la toalla;
    (?:te|se) (?:has |ha )?(?:rendiste|rindió|rendido|aburriste|aburrió|cansaste|cansó|agobiaste|agobió|bloqueaste|bloqueó|esforzaste|esforzó|esforzado|esmerado|esmeraste|volcado|aplicado|desanimaste);
    te pudo; dejadez; pereza; perezos[oa]; vag[oa]; vagancia; holgazanería; desidia; negligencia; descuido;
    indiferencia; apatía; esfuerzo; esmero; empeño; ahínco; tesón; constancia; perseverancia; dedicación; entusiasmo;
    motivad[oa]; motivación; disciplinad[oa]; aplicad[oa]; trabajador[a]?; perfeccionis\p{L}*; aplicación y;
    a base de (?:codos|horas|esfuerzo|trabajo|\p{L}+r); hincar los codos; codos; sudor; sudado; currad[oa];
    (?:te lo has|se lo ha) (?:\p{L}+)?ado;
    falta de (?:interés|ganas|estudio|atención|preparación|sueño|práctica|esfuerzo|motivación|trabajo|disciplina);
    desinterés;
    (?:te|le) (?:ha |han |habrá |habrán )?(?:echó|echado|ayud\p{L}+|dictó|dictado|escribió|escrito|hizo|hecho|corrigió|corregido|sopló|soplado|pasó|pasado) (?:\p{L}+ ){0,4}?(?:mano|${KIN});
    (?:tu|su|algún|alguna|un|una) ${KIN} (?:\p{L}+ ){0,4}?(?:ayud\p{L}+|escribi\p{L}+|hizo|hecho|mano|corrigi\p{L}+);
    con (?:la )?ayuda de (?:tu|su|un|una|otra|alguien) ?(?:\p{L}+)?;
    alguien (?:\p{L}+ ){0,3}?(?:ayud\p{L}+|escrito|hecho|mano);
    chat ?gpt; gpt; deepl; copilot; traductor(?: \p{L}+)?;
    (?:de|con|por) (?:una|la) (?:ia|inteligencia artificial|máquina)`),
  intent: anyPhrase(
    String.raw`(?:quer(?:ías|ía|íais)|quieres|quiere usted|quisiste|quiso|pretend(?:es|ías|ía|iste)|buscas|buscabas|buscaba usted|esperabas|intentabas|intentaste|tratabas|has querido|preferiste|preferías|has preferido|elegiste|decidiste|has decidido) (?:usted )?(?:de )?(?:\p{L}+ )?(?:impresionar|lucirte|lucirse|quedar bien|salir del paso|acabar|terminar|disimular|esconder\p{L}*|ocultar\p{L}*|engañar|provocar|gustar|agradar|aparentar|parecer|rellenar|ahorrarte|ahorrarse|quitártelo|demostrarlo|no \p{L}+);
    no (?:quieres|quisiste|querías|has querido|quiso) (?:\p{L}+)?;
    no te (?:ha dado la gana|apetec\p{L}+|interesa\p{L}*|importa\p{L}*|gusta\p{L}*|dio la gana);
    por (?:pereza|comodidad|miedo|orgullo|aburrimiento|costumbre|vergüenza|rebeldía|cumplir); a propósito; adrede;
    a sabiendas; queriendo; para (?:lucirte|lucirse|impresionar|salir del paso|quedar bien|quitártelo|aparentar)`,
  ),
  knowledge:
    anyPhrase(String.raw`(?:te|se) lo (?:sabes|sabe|conoces) (?:\p{L}+ )*?(?:de memoria|al dedillo|todo|de sobra|perfectamente);
    al dedillo; de memoria(?=[.,]| lo que); de sobra;
    no (?:has|ha|te has|se ha) (?:\p{L}+ )?(?:entendido|comprendido|estudiado|leído|aprendido|asimilado|repasado|preparado|prestado|atendido|enterado|interiorizado);
    no (?:entiendes|comprendes|dominas|sabes|conoces|recuerdas|te enteras|entendiste|comprendiste|estudiaste|sabías|atendiste);
    (?:dominas|domina usted|entiendes|comprendes|has (?:\p{L}+ )?(?:entendido|comprendido|interiorizado|asimilado|aprendido|estudiado|repasado|practicado)) (?:\p{L}+ )?(?:materia|tema|temario|todo|mucho|bien|asignatura|contenidos?|lección|concepto|conceptos);
    ni idea; idea de nada; no tienes (?:\p{L}+ )?idea; pez en; como pez en el agua;
    perdid[oa] (?:con|en este tema|en esto|del todo);
    (?:te|le|os) (?:cuesta|cuestan|cueste|cuesten|costó|costaron|ha costado|resulta|resultan|resultó) (?!(?:un|una|dos|tres|medio|\d)(?!\p{L}))(?:\p{L}+ ?){0,4};
    (?:se) (?:te|le) (?:da|dan|atragant\p{L}+|resiste\p{L}*|hace cuesta) (?:\p{L}+ ?){0,3};
    (?:en|a) clase (?:\p{L}+ )?(?:atend\p{L}+|falt\p{L}+|prest\p{L}+|escuch\p{L}+|dorm\p{L}+);
    (?:atend\p{L}+|falt\p{L}+|escuch\p{L}+|prest\p{L}+ atención) (?:\p{L}+ )?(?:en|a) clase;
    nunca (?:has|ha) (?:leído|abierto|oído|estudiado);
    desde (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|navidad|el (?:principio|comienzo) de curso|el (?:año|curso|trimestre) pasado);
    que (?:el (?:año|curso|trimestre)|la (?:última|otra) vez) (?:pasad[oa])?;
    has (?:mejorado|progresado|avanzado|crecido|madurado|evolucionado) (?:\p{L}+ ?){0,3}; una barbaridad;
    (?:tus|sus|grandes|enormes) (?:progresos|avances);
    (?:tu|tanto|tanta|con tanta) (?:práctica|estudio|repaso|preparación|entrenamiento);
    como (?:siempre|de costumbre|es habitual en ti)`),
  identity: anyPhrase(
    String.raw`(?:tienes|tiene usted|tienes un|con|sin|te falta|le falta|no tienes) (?:\p{L}+ )*?(?:oído|don|talento|olfato|madera|mano|facilidad|vista|ojo|sensibilidad|intuición|cabeza|pasta|arte|vena|instinto) (?:para|de|con);
    lo tuyo (?:\p{L}+ )*?(?:son|es|sería|no)(?: \p{L}+){0,3}; lo suyo (?:son|es) (?:\p{L}+ ?){0,3};
    se (?:lleva|nace) (?:dentro|con|así|en la sangre); en la sangre; dotes; dotad[oa]; talento; talentos[oa];
    list[oa] (?:que )?(?:eres|es usted); inteligente; (?:tu|su) inteligencia; superdotad[oa]; geni[oa] de;
    nat[oa](?=[.,]|$); nacid[oa] para; de profesión; de formación; lengua materna; hablante nativ[oa]; nativ[oa];
    (?:tu|su) (?:edad|origen|procedencia|cultura|religión|país|personalidad|carácter|familia|generación|género|timidez|madurez|profesión|entorno|acento);
    para tu edad; a tu edad; viniendo de (?:\p{L}+ ?){1,3};
    (?:siendo|como) (?:un |una )?(?:ingenier[oa]|extranjer[oa]|chic[oa]|principiante|estudiante|matemátic[oa]|científic[oa]|\p{L}+ista)(?: de \p{L}+)?,;
    gente como tú; personas como tú; típico (?:de ti|en ti|tuyo);
    eres (?:\p{L}+ )*?(?:inteligente|list[oa]|vag[oa]|trabajador[a]?|creativ[oa]|tímid[oa]|persona|talento|curios[oa]|ambicios[oa]|valiente|perfeccionista|de l[oa]s que|un geni[oa]|brillante|despistad[oa]|desordenad[oa]|impaciente|madur[oa]);
    se (?:te|le) nota (?:\p{L}+ ?){0,3}; llegarás lejos`,
  ),
};
